"""The deck as a .pptx that PowerPoint and LibreOffice edit: `file` makes it, `template` checks a province's own."""
