//! `import --dry-run`: how the documents would be read.

use std::io;
use std::ops::ControlFlow;

use super::tally::{Tally, count};
use super::warn_of;
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::DigestLine;
use crate::cli::out::{BOLD, DIM, Out, plain};
use crate::digest::{Digest, Fault, Issue};
use crate::library::{ImportRequest, Library};

/// Shows the documents as they would be read.
pub(super) fn run(call: &mut Call<'_>, request: &ImportRequest) -> Result<Ending, CliError> {
    let (mut tally, mut printed) = (Tally::default(), Ok(()));
    Library::dry_run(request, &mut |file, read| {
        tally.add_read(read.is_ok());
        printed = match read {
            Ok(digest) => tell(call.out, file, &digest),
            Err(why) => refuse(call.out, file, Fault { line: 0, what: why }),
        };
        if printed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    printed?;
    if tally.documents() == 0 {
        call.out.hint("nothing to import there; name files, or folders that hold some");
    }
    Ok(tally.ending())
}

fn tell(out: &mut Out, file: &str, digest: &Digest) -> io::Result<()> {
    if out.json() {
        return out.json_line(&DigestLine::of(file, digest));
    }
    let outlet = digest.outlet.as_deref().unwrap_or("unknown outlet");
    out.line(format_args!(
        "{BOLD}{}{BOLD:#}  {DIM}{}, layout {}{DIM:#}",
        plain(file),
        plain(outlet),
        digest.layout
    ))?;
    digest.issues.iter().try_for_each(|issue| tell_issue(out, issue))?;
    let rates = count(digest.rates.len() as u64, "rate");
    let skipped = count(digest.skipped.len() as u64, "line");
    out.line(format_args!("  {DIM}{rates}, {skipped} left out{DIM:#}"))?;
    warn_of(out, file, &digest.faults);
    Ok(())
}

fn tell_issue(out: &mut Out, issue: &Issue) -> io::Result<()> {
    let (title, date) = (plain(&issue.title.text), issue.dated.in_words());
    let headlines = count(issue.headlines.len() as u64, "headline");
    out.line(format_args!("  {title}  {DIM}{date}, {headlines}{DIM:#}"))?;
    for (index, story) in issue.stories.iter().enumerate() {
        out.line(format_args!("  {:>4}  {}", index + 1, plain(&story.title.text)))?;
    }
    Ok(())
}

fn refuse(out: &mut Out, file: &str, why: Fault) -> io::Result<()> {
    if out.json() {
        return out.json_line(&DigestLine::refused(file, &why));
    }
    warn_of(out, file, &[why]);
    Ok(())
}
