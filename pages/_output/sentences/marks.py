"""The mark of a sentence that tells illustrative figures."""


def marked(sentence: str, flags) -> str:
    """The sentence with its mark: 'Ilustrasi: …' where all figures it tells are illustrative, else 'Sebagian …'.

    flags: is_illustrative of every figure and target the sentence speaks of.
    """
    flags = [bool(flag) for flag in flags]
    if not any(flags):
        return sentence
    return ("Ilustrasi: " if all(flags) else "Sebagian ilustrasi: ") + sentence
