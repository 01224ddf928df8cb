"""What people and programs see: command line, exports, pages."""
