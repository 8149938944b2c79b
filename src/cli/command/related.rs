//! `akyn related`: stories to jump to from one, best first, each with its reasons.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::RelatedLine;
use crate::cli::out::Page;
use crate::digest::StoryId;
use crate::library::{Library, Reason, RelatedHit};

/// Stories that are shown where no number is asked for.
const SHOWN: u64 = 7;

/// Stories that belong to the same affair, best first, each with its reasons
#[derive(Debug, clap::Args)]
pub(crate) struct Related {
    /// The story, such as s12 or 12
    #[arg(value_name = "ID")]
    id: StoryId,
    /// Also those that may have little to do with it
    #[arg(long)]
    weak: bool,
}

impl Related {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let limit = if call.limit == u64::MAX { SHOWN } else { call.limit };
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let Some(related) = library.related(self.id, self.weak, limit)? else {
            return call.no_story(&library, self.id);
        };
        for (before, hit) in related.hits.iter().enumerate() {
            tell(call, &library, hit, before == 0)?;
        }
        match related.hits.is_empty() {
            true if self.weak => call.nothing(&library, "no related story"),
            true => call.nothing(&library, "no related story; --weak shows distant ones too"),
            false => Ok(Ending::Done),
        }
    }
}

fn tell(call: &mut Call<'_>, library: &Library, hit: &RelatedHit, first: bool) -> Result<(), CliError> {
    if call.out.json() {
        return Ok(call.out.json_line(&RelatedLine::of(hit, &library.names_of(hit.story.id)?))?);
    }
    let row = &hit.story;
    let mut page = Page::new(call.out, call.measure);
    if !first {
        page.blank()?;
    }
    page.title(&format!("{} {}", row.id, row.title.text))?;
    page.dim(&format!("{} · {}", row.dated.in_words(), row.outlet))?;
    let reasons: Vec<String> = hit.reasons.iter().map(Reason::in_words).collect();
    Ok(page.lit(&reasons.join(" · "), &[])?)
}
