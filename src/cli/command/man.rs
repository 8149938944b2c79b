//! `akyn man`: the manual page, of akyn or of one command.

use clap::CommandFactory;

use crate::cli::args::Args;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::Out;

/// Print the manual page, as in `akyn man | man -l -`
#[derive(Debug, clap::Args)]
pub(crate) struct ManPage {
    /// The command whose page is wanted; akyn's own without one
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl ManPage {
    pub(crate) fn run(&self, out: &mut Out) -> Result<Ending, CliError> {
        let mut akyn = Args::command();
        akyn.build();
        let wanted = match &self.command {
            None => akyn,
            Some(name) => akyn.find_subcommand(name).cloned().ok_or_else(|| {
                CliError::Usage(format!("there is no command `{name}`; `akyn --help` lists them"))
            })?,
        };
        clap_mangen::Man::new(wanted).render(out.writer())?;
        Ok(Ending::Done)
    }
}
