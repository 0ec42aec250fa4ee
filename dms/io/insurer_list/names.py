"""ФИО taken apart, for lists with three columns."""

__all__ = ["split_name"]


def split_name(name: str) -> tuple[str, str, str]:
    """Return last, first and middle name; empty texts for parts that are not there.

    Russian lists write the last name first. All that follows the second word belongs to the
    middle name: «Алиева Айгюль Мамед кызы».

    >>> split_name("Римский-Корсаков Николай Андреевич")
    ('Римский-Корсаков', 'Николай', 'Андреевич')
    """
    last, first, *middle = [*name.split(), "", ""]
    return last, first, " ".join(part for part in middle if part)
