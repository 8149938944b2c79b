//! Documents into the library, one line for each.

use std::io;
use std::ops::ControlFlow;

use super::progress::Bar;
use super::tally::{Tally, count};
use super::{tell_alerts, warn_of};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::interrupt::Interrupt;
use crate::cli::json::{ImportLine, outcome_word};
use crate::cli::out::{BOLD, DIM, Out, plain};
use crate::library::{ImportRequest, Imported, News, Outcome};

/// Imports the documents; what is refused is told and stops nothing else.
pub(super) fn run(call: &mut Call<'_>, request: &ImportRequest) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    let moved = library.rate_moves()?;
    let (interrupt, bar) = (Interrupt::listen(library.stop_switch()), Bar::new());
    let (mut tally, mut printed) = (Tally::default(), Ok(()));
    library.import(request, &mut |progress, imported| {
        tally.add(&imported);
        // Sent on at once, so that who listens can follow.
        printed = bar.aside(|| tell(call.out, &imported).and_then(|()| call.out.flush()));
        bar.show(progress);
        if printed.is_err() || interrupt.asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    drop(bar);
    printed?;
    tracing::info!(documents = tally.documents(), "imported");
    if !call.out.json() {
        for News { name, stories } in library.news()? {
            call.out.hint(&format!("{stories} new for ‘{name}’"));
        }
    }
    tell_alerts(call, &library, &moved)?;
    Ok(finish(call, tally, interrupt.asked()))
}

fn finish(call: &mut Call<'_>, tally: Tally, interrupted: bool) -> Ending {
    if interrupted {
        call.out.warning(&format!("stopped on request after {}", tally.in_words()));
        return Ending::Short;
    }
    if tally.documents() == 0 {
        call.out.hint("nothing to import there; name files, or folders that hold some");
    } else if !call.out.json() {
        call.out.hint(&tally.in_words());
    }
    tally.ending()
}

fn tell(out: &mut Out, imported: &Imported) -> io::Result<()> {
    if out.json() {
        return out.json_line(&ImportLine::of(imported));
    }
    let file = plain(&imported.file);
    let word = outcome_word(imported.outcome);
    let (issues, stories) = (count(imported.issues.len() as u64, "issue"), count(imported.stories, "story"));
    let holds = match imported.outcome {
        Outcome::Refused => String::new(),
        _ if imported.rates == 0 => format!("  {DIM}{issues}, {stories}{DIM:#}"),
        _ => format!("  {DIM}{issues}, {stories}, {}{DIM:#}", count(imported.rates, "rate")),
    };
    out.line(format_args!("{BOLD}{word:<9}{BOLD:#}  {file}{holds}"))?;
    warn_of(out, &imported.file, &imported.faults);
    Ok(())
}
