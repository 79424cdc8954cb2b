"""The window's style sheet: quiet chrome around paper-like panes."""

from hearsay.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return the Qt style sheet of a theme."""
    values = {
        name: getattr(theme, name).name()
        for name in ("paper", "chrome", "raised", "line", "ink", "muted", "faint", "accent", "on_accent", "selection")
    }
    values["warning"], values["warning_tint"] = theme.warning.name(), theme.warning_tint.name()
    sheet = _SHEET
    for name, value in values.items():
        sheet = sheet.replace(f"@{name}@", value)
    return sheet


_SHEET = """
QMainWindow, QDialog { background: @chrome@; color: @ink@; }
QToolTip { background: @raised@; color: @ink@; border: 1px solid @line@; padding: 4px 6px; }

#toolBar { background: @chrome@; border-bottom: 1px solid @line@; }
#folderName { font-weight: 600; }
#panes { background: @paper@; }
#paneFrame { background: @paper@; border: none; }
#paneFrame[active="true"] #paneHeader { border-top: 2px solid @accent@; }
#paneHeader { background: @paper@; border-top: 2px solid @paper@; }
#paneTitle { color: @ink@; }
#paneMeta { color: @muted@; }
#paneText { background: @paper@; border: none; selection-background-color: @selection@; selection-color: @ink@; }

#library, #inspector, #bottom, #statusBar { background: @chrome@; }
#library { border-right: 1px solid @line@; }
#inspector { border-left: 1px solid @line@; }
#bottom { border-top: 1px solid @line@; }
#statusBar { color: @muted@; border-top: 1px solid @line@; }
#statusBar::item { border: none; }
#libraryList { background: transparent; border: none; outline: none; }
#columnTitle { color: @muted@; font-weight: 600; letter-spacing: 1px; }
#quiet { color: @muted@; }

QScrollArea, #inspectorBody { background: transparent; border: none; }
#card { background: @raised@; border: 1px solid @line@; border-radius: 8px; }
#chainLink { border: 1px solid @line@; border-radius: 5px; padding: 2px 7px; background: @chrome@; }
#sharedLink { border: 1px solid transparent; border-radius: 5px; padding: 1px 3px; margin: -2px -4px; }
#sharedLink:focus { border-color: @accent@; }
#doubt { color: @warning@; }
#ownMark { color: @accent@; font-weight: 600; }

QSplitter::handle { background: @line@; }
QSplitter::handle:hover { background: @accent@; }

QPushButton, QToolButton { background: transparent; color: @ink@; border: 1px solid transparent; border-radius: 6px;
  padding: 4px 9px; }
QPushButton { border-color: @line@; background: @raised@; }
QPushButton:hover, QToolButton:hover { border-color: @accent@; }
QPushButton:focus, QToolButton:focus { border-color: @accent@; }
QPushButton:disabled, QToolButton:disabled { color: @faint@; }
QPushButton:default { background: @accent@; color: @on_accent@; border-color: @accent@; }
QPushButton:default:disabled { background: @raised@; color: @faint@; border-color: @line@; }
#paneHeader QToolButton { padding: 4px 6px; }
#changeType { border-color: @line@; }
#gradeClaim, #takeBack { color: @accent@; padding: 2px 0; border-color: transparent; }
#gradeClaim:hover, #gradeClaim:focus, #takeBack:hover, #takeBack:focus { text-decoration: underline; }
QRadioButton { border: 1px solid transparent; border-radius: 5px; padding: 2px 4px; spacing: 7px; }
QRadioButton:focus { border-color: @accent@; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @faint@; border-radius: 7px;
  background: @raised@; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @accent@; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialogButtonBox QPushButton { min-width: 70px; }
QToolButton::menu-indicator { image: none; }
QToolButton:checked { background: @selection@; }
#gradeFilter { border-color: @line@; }
#gradeFilter[active="true"] { border-color: @accent@; background: @selection@; }
#chip { border-color: @line@; border-radius: 11px; padding: 3px 10px; }
#chip:checked { border-color: @accent@; background: @selection@; }
#linked { border-color: @line@; }
#linked:checked { border-color: @accent@; }

QLineEdit, QPlainTextEdit, QComboBox { background: @raised@; color: @ink@; border: 1px solid @line@;
  border-radius: 6px; padding: 4px 7px; selection-background-color: @selection@; selection-color: @ink@; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border-color: @accent@; }
QTextBrowser { background: @paper@; color: @ink@; border: 1px solid @line@; border-radius: 6px; }

QMenu { background: @raised@; color: @ink@; border: 1px solid @line@; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @selection@; }
QMenu::item:disabled { color: @faint@; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 8px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted@; padding: 6px 12px 5px 12px;
  border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @ink@; font-weight: 600; border-bottom-color: @accent@; }
QTabBar::tab:hover { color: @ink@; }
QTabWidget::pane { border: none; }

QTableView, QTreeView { background: @chrome@; color: @ink@; border: none; outline: none; gridline-color: @line@;
  selection-background-color: @selection@; selection-color: @ink@; alternate-background-color: @chrome@; }
QHeaderView { background: @chrome@; border: none; }
QHeaderView::section { background: @chrome@; color: @muted@; border: none; border-bottom: 1px solid @line@;
  padding: 4px 8px; }

#waitingNote { background: @selection@; border: none; border-bottom: 1px solid @line@; }
#notice { background: @warning_tint@; border-radius: 4px; }
#notice QLabel { color: @ink@; }
#banner { background: @warning_tint@; border-bottom: 1px solid @line@; }
#banner QLabel { color: @ink@; }
#findBar { background: @chrome@; border-bottom: 1px solid @line@; }
#findBar[empty="true"] QLineEdit { border-color: @warning@; }
QProgressBar { background: @line@; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent@; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: 9px; margin: 0; }
QScrollBar::handle:vertical { background: @line@; border-radius: 4px; min-height: 28px; }
QScrollBar::handle:vertical:hover { background: @faint@; }
QScrollBar:horizontal { background: transparent; height: 9px; margin: 0; }
QScrollBar::handle:horizontal { background: @line@; border-radius: 4px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
