"""Gathering the files of several networks into the open one."""
