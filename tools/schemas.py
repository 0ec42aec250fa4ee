"""Write the published JSON Schemas anew from the document models: `make schemas`."""

from pathlib import Path

from dms.io.schemas import write_schemas

if __name__ == "__main__":
    write_schemas(Path(__file__).parent.parent / "dms/schemas")
