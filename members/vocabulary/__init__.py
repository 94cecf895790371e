"""The words of the register: closed lists and country data. Plain Python, no Django."""
