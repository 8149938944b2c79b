//! Whole documents, one function per layout.

use std::fmt::Write;

use super::random::Random;
use super::story;
use super::templates;
use super::ticker;
use super::timeline::{Timeline, day};
use super::{Layout, Request};

/// Weeks on a CCASC page, and affairs in a week.
pub(crate) const CCASC_WEEKS: u64 = 8;
pub(crate) const CCASC_AFFAIRS: u64 = 4;

const NOTE: &str = "BISHKEK (TCA) — The Publisher’s note: These stories were made by a machine to measure with. \
    The people in them do not exist, the villages neither, and the days were drawn by lot.";

/// The text of document `number`.
pub(crate) fn text(request: &Request, timeline: &Timeline, number: u64) -> String {
    let page = Page { request, timeline, first: number * request.layout.stories() };
    let mut random = timeline.random(number);
    let mut out = String::new();
    match request.layout {
        Layout::Listing => page.listing(&mut random, &mut out),
        Layout::Orda => page.orda(&mut random, &mut out),
        Layout::Weekly => page.weekly(&mut random, &mut out),
        Layout::Ccasc => page.ccasc(&mut random, &mut out),
        Layout::Lines => page.lines(&mut random, &mut out),
    }
    out
}

/// A document about the stories from `first` on.
struct Page<'a> {
    request: &'a Request,
    timeline: &'a Timeline,
    first: u64,
}

impl Page<'_> {
    fn stories(&self) -> std::ops::Range<u64> {
        self.first..self.request.stories.min(self.first + self.request.layout.stories())
    }

    /// About as many words as were asked for.
    fn words(&self, random: &mut Random) -> u64 {
        random.between(self.request.words / 2, self.request.words * 3 / 2)
    }

    fn listing(&self, random: &mut Random, out: &mut String) {
        let stories = self.stories();
        let saved = self.timeline.date(stories.end);
        ticker::write(saved, random.between(2, 10), self.request.seed, out);
        push(out, format_args!("{}\n\n", saved.strftime("%d %B %Y")));
        let total = self.request.stories;
        push(out, format_args!("Viewing results {} - {} of {total}\n", stories.start + 1, stories.end));
        for number in stories.rev() {
            let affair = self.timeline.affair(number, random);
            let day = day(self.timeline.date(number));
            push(out, format_args!("\n{}\n\n", story::title(number, &affair, &day, random)));
            let words = self.words(random);
            story::text(&affair, &day, words / 2, random, out);
            if random.once_in(8) {
                push(
                    out,
                    format_args!(" {}", story::heading(&templates::SUBHEADINGS, &affair, &day, random)),
                );
            }
            out.push(' ');
            story::text(&affair, &day, words / 2, random, out);
            if random.once_in(10) {
                out.truncate(out.trim_end_matches('.').len());
                out.push_str("...");
            }
            out.push('\n');
        }
    }

    fn orda(&self, random: &mut Random, out: &mut String) {
        let first = self.timeline.affair(self.first, random);
        let today = day(self.timeline.date(self.first));
        let heading = |from: &[&str], random: &mut Random| story::heading(from, &first, &today, random);
        let named = heading(&["{Noun}s, {Noun2}s, and {Topic}"], random);
        push(out, format_args!("Week in Review: {named}...\n"));
        out.push_str("Orda has drawn lots for the events of the week.\n");
        for number in self.stories() {
            let affair = self.timeline.affair(number, random);
            let day = day(self.timeline.date(number));
            push(out, format_args!("{}\n", story::heading(&templates::SECTIONS, &affair, &day, random)));
            let words = self.words(random);
            for _ in 0..3 {
                story::text(&affair, &day, words / 3, random, out);
                out.push('\n');
            }
            if random.once_in(3) {
                push(out, format_args!("Read also:\n- {}\n", story::title(number, &affair, &day, random)));
            }
        }
        out.push_str("Latest news\n");
        for number in self.stories() {
            let affair = self.timeline.affair(number, random);
            let day = day(self.timeline.date(number));
            push(out, format_args!("- {}\n", story::title(number, &affair, &day, random)));
        }
    }

    fn weekly(&self, random: &mut Random, out: &mut String) {
        push(out, format_args!("Generated tea, delivered to every generated door\n\n{NOTE}\n\n\n"));
        for number in self.stories() {
            let affair = self.timeline.affair(number, random);
            let date = self.timeline.date(number);
            let day = day(date);
            push(out, format_args!("{}\n\n", story::title(number, &affair, &day, random)));
            push(out, format_args!("{}\n\n", story::heading(&templates::SUBHEADINGS, &affair, &day, random)));
            push(out, format_args!("{} — “", date.strftime("%b %-d")));
            story::text(&affair, &day, self.words(random) / 3, random, out);
            out.push_str("” READ MORE:\n\n");
        }
    }

    fn ccasc(&self, random: &mut Random, out: &mut String) {
        out.push_str("\nRepublic of Kazakhstan\nEmail: ccasc@example.org\n");
        for week in (0..CCASC_WEEKS).rev() {
            out.push_str(random.pick(&["This week, ", "This past week, ", "This week, "]));
            for affair in 0..CCASC_AFFAIRS {
                let number = self.first + week * CCASC_AFFAIRS + affair;
                let affair = self.timeline.affair(number, random);
                let day = day(self.timeline.date(number));
                let turn = ["", " Elsewhere, ", " Meanwhile, ", " Separately, "];
                out.push_str(turn[(number % CCASC_AFFAIRS) as usize]);
                story::text(&affair, &day, self.words(random) / 8, random, out);
            }
            out.push('\n');
        }
    }

    fn lines(&self, random: &mut Random, out: &mut String) {
        for number in self.stories() {
            let affair = self.timeline.affair(number, random);
            let date = self.timeline.date(number);
            let day = day(date);
            let mut body = String::new();
            story::text(&affair, &day, self.words(random), random, &mut body);
            let line = serde_json::json!({
                "key": format!("generated-{number}"),
                "outlet": "Generated",
                "issue": format!("Week of {}", date.strftime("%G-W%V")),
                "section": null,
                "title": story::title(number, &affair, &day, random),
                "date": date.to_string(),
                "body": body,
            });
            push(out, format_args!("{line}\n"));
        }
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(text);
}
