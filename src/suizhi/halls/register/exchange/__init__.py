"""Data in and out of the register: source definitions, detection, readers and writers. Plain Python, no Django."""
