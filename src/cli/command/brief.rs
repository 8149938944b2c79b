//! `akyn brief`: the bookmarks, with notes, as a document to send on.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::query::asked;
use crate::library::{BriefFormat, BriefGroup, BriefRequest, BriefText, LibraryError, write_brief};

/// Make a document of the bookmarks, with notes, to send on
///
/// A story comes with what is quoted of it; where nothing is, whole.
#[derive(Debug, clap::Args)]
pub(crate) struct Brief {
    /// Its form; else that of the ending of FILE, else Markdown
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// What the bookmarks stand under; `none` leaves them in the order by hand
    #[arg(long, value_name = "GROUP", default_value = "date")]
    group: Grouping,
    /// With the whole stories, also of those that are quoted
    #[arg(long, conflicts_with = "quotations")]
    whole: bool,
    /// With nothing of the stories but what is quoted
    #[arg(long)]
    quotations: bool,
    /// Only bookmarks that answer this query, as in `akyn search`
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// Write it to this new file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Html,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Grouping {
    Date,
    Outlet,
    Tag,
    None,
}

impl Brief {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let request = self.request(call)?;
        let library = call.reading()?;
        let document = match library.brief_of(&request) {
            Err(LibraryError::NothingKept) => {
                return call.nothing(&library, &LibraryError::NothingKept.to_string());
            }
            made => made?,
        };
        match &self.output {
            None => call.out.writer().write_all(document.as_bytes())?,
            Some(path) => {
                create(path, &document)?;
                call.out.hint(&format!("wrote {}", path.display()));
            }
        }
        Ok(Ending::Done)
    }

    fn request(&self, call: &Call<'_>) -> Result<BriefRequest, CliError> {
        Ok(BriefRequest {
            format: self.form(call.out.json()),
            group: match self.group {
                Grouping::Date => BriefGroup::Date,
                Grouping::Outlet => BriefGroup::Outlet,
                Grouping::Tag => BriefGroup::Tag,
                Grouping::None => BriefGroup::None,
            },
            text: match (self.whole, self.quotations) {
                (true, _) => BriefText::Whole,
                (_, true) => BriefText::Quotations,
                _ => BriefText::Either,
            },
            query: self.query.as_deref().map(asked).transpose()?,
            limit: call.limit,
        })
    }

    fn form(&self, json: bool) -> BriefFormat {
        match self.format {
            Some(Format::Markdown) => BriefFormat::Markdown,
            Some(Format::Html) => BriefFormat::Html,
            Some(Format::Json) => BriefFormat::Json,
            None if json => BriefFormat::Json,
            None => self.output.as_deref().and_then(BriefFormat::of_file).unwrap_or_default(),
        }
    }
}

/// Writes a new file, never over one that is there.
fn create(path: &Path, document: &str) -> Result<(), CliError> {
    write_brief(path, document).map_err(|error| {
        let path = path.display();
        CliError::Usage(match error.kind() {
            ErrorKind::AlreadyExists => format!("{path} exists already; give the brief another name"),
            _ => format!("{path} could not be written: {error}"),
        })
    })
}
