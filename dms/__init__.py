"""Price, compare and run Russian voluntary health insurance (ДМС).

Everything public hangs here and is loaded when first used, so `import dms` itself costs nothing.
"""

__version__ = "0.1.0"
