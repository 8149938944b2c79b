//! Where akyn's files lie: the XDG base folders.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// `$XDG_DATA_HOME/akyn/library.db`
pub(crate) fn library() -> Option<PathBuf> {
    Some(base()?.data_dir().join("akyn").join("library.db"))
}

/// `$XDG_CONFIG_HOME/akyn/config.toml`
pub(crate) fn config() -> Option<PathBuf> {
    Some(base()?.config_dir().join("akyn").join("config.toml"))
}

/// `$XDG_CONFIG_HOME/akyn/aliases.tsv`
pub(crate) fn aliases() -> Option<PathBuf> {
    Some(base()?.config_dir().join("akyn").join("aliases.tsv"))
}

/// `$XDG_STATE_HOME/akyn/akyn.log`; among the data where the system has no such folder.
pub(crate) fn log() -> Option<PathBuf> {
    let base = base()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("akyn").join("akyn.log"))
}

/// The user's home folder.
pub(crate) fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

fn base() -> Option<impl BaseStrategy> {
    etcetera::choose_base_strategy().ok()
}
