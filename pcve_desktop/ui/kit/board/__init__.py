"""Boards: columns of cards that are moved by mouse and by keyboard."""

from pcve_desktop.ui.kit.board.board import Board
from pcve_desktop.ui.kit.board.face import BoardColumn, CardFace, CardMark

__all__ = ["Board", "BoardColumn", "CardFace", "CardMark"]
