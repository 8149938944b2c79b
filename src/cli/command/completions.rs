//! `akyn completions`: completions for a shell.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::Args;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::Out;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, out: &mut Out) -> Result<Ending, CliError> {
        // Into memory first: the generator would panic where the pipe is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Args::command(), "akyn", &mut script);
        out.writer().write_all(&script)?;
        Ok(Ending::Done)
    }
}
