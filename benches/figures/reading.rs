//! The reader, timed from outside, through a terminal.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::Result;
use super::importing::Peak;
use super::screen::Screen;

/// What the reader took.
pub(crate) struct Figures {
    first_frame: Duration,
    peak: Peak,
    /// From a key to the screen that answers it, shortest first.
    presses: Vec<Duration>,
    issue: Duration,
    story: Duration,
}

/// Starts the reader so many times, then walks up and down and opens an issue and a story.
pub(crate) fn measure(library: &Path, starts: usize, presses: usize) -> Result<Figures> {
    let mut first_frames = (0..starts).map(|_| start(library)).collect::<Result<Vec<_>>>()?;
    first_frames.sort();
    let mut screen = Screen::open(library)?;
    screen.first(|text| text.contains("▸ Issues"))?;
    // The keys and their answers go from the first row to the second and back.
    let mut answers = Vec::with_capacity(presses);
    for press in 0..presses {
        let (key, row) = if press % 2 == 0 { ("j", "2/") } else { ("k", "1/") };
        answers.push(screen.answer(key, |text| place(text, "Issues").starts_with(row))?);
    }
    answers.sort();
    screen.answer("G", |text| !place(text, "Issues").starts_with("1/"))?;
    screen.rest();
    let issue = screen.answer("\r", |text| text.contains("▸ Stories"))?;
    screen.rest();
    let story = screen.answer("\r", |text| text.contains("▸ Story"))?;
    let peak = screen.peak();
    screen.quit()?;
    Ok(Figures { first_frame: middle(&first_frames), peak, presses: answers, issue, story })
}

fn start(library: &Path) -> Result<Duration> {
    let mut screen = Screen::open(library)?;
    let took = screen.first(|text| text.contains("▸ Issues"))?;
    screen.quit()?;
    Ok(took)
}

/// The place that a pane's heading tells, as in `2/5`.
fn place(text: &str, pane: &str) -> String {
    let heading = text.lines().take(2).find_map(|row| row.split_once(pane));
    let told = heading.and_then(|(_, rest)| rest.split_whitespace().next());
    told.unwrap_or_default().to_owned()
}

fn middle(sorted: &[Duration]) -> Duration {
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let late = self.presses.get(self.presses.len() * 99 / 100).copied().unwrap_or_default();
        let milliseconds = |duration: Duration| duration.as_secs_f64() * 1e3;
        write!(
            out,
            "{:.1} ms | {} | {:.2} · {:.2} ms | {:.2} ms | {:.2} ms",
            milliseconds(self.first_frame),
            self.peak,
            milliseconds(middle(&self.presses)),
            milliseconds(late),
            milliseconds(self.issue),
            milliseconds(self.story),
        )
    }
}
