//! The same stories in newsboat, timed in the same way, in turn with akyn.
//!
//! newsboat makes its cache from one small feed; the other stories are put there as it would have put them, for its own
//! reload of very many takes hours. The cache is ANALYZEd: newsboat does not do that, and takes minutes to start.

use std::fmt::Write as _;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use akyn::digest::StoryId;
use akyn::library::{Access, Library};
use portable_pty::CommandBuilder;
use rusqlite::{Connection, params};

use super::Result;
use super::reading;
use super::screen::Screen;
use super::stock::Stock;
use super::table::{Figure, Table};

/// Feeds that the stories are spread over.
const FEEDS: usize = 100;

/// Keys in one direction before the other.
const STEPS: usize = 20;

/// A newsboat with a cache of its own.
struct Newsboat {
    folder: PathBuf,
}

/// Fills newsboat with a library's stories and times both.
pub(crate) fn compare(stock: &Stock, folder: &Path, starts: usize, presses: usize) -> Result<Table> {
    let newsboat = Newsboat { folder: folder.join("newsboat") };
    newsboat.fill(&stock.path)?;
    let mut table = Table::new(vec![format!("akyn, {} stories", stock.label()), "newsboat".to_owned()]);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=starts {
        let mut screen = Screen::reader(&stock.program, &stock.path)?;
        let our = screen.first(reading::is_whole)?;
        screen.quit("\x03")?;
        let mut screen = newsboat.open()?;
        let their = screen.first(|text| text.contains("Feed 001"))?;
        screen.quit("q")?;
        // The first round warms up.
        if round > 0 {
            ours.push(our);
            theirs.push(their);
        }
    }
    table.put("start to first frame", 0, Figure::times(ours));
    table.put("start to first frame", 1, Figure::times(theirs));

    let mut screen = reading::opened(stock)?;
    table.put("`j` in the issues, the feeds", 0, keys(&mut screen, presses)?);
    table.put("peak memory", 0, Figure::bytes(screen.process().peak()));
    screen.quit("\x03")?;
    let mut screen = newsboat.open()?;
    screen.first(|text| text.contains("Feed 001"))?;
    screen.rest();
    table.put("`j` in the issues, the feeds", 1, keys(&mut screen, presses)?);
    // The query feed stands below all others.
    screen.press("\x1bOF")?;
    screen.answer("\r", |text| text.contains("Articles in feed 'All stories'"))?;
    screen.idle(Duration::from_secs(2));
    table.put("`j` in the list of all stories", 1, keys(&mut screen, presses)?);
    table.put("peak memory", 1, Figure::bytes(screen.process().peak()));
    screen.press("q")?;
    screen.quit("q")?;
    Ok(table)
}

/// Down and back up, each key answered before the next.
fn keys(screen: &mut Screen, presses: usize) -> Result<Figure> {
    let mut took = Vec::with_capacity(presses);
    for press in 0..presses {
        let key = if (press / STEPS).is_multiple_of(2) { "j" } else { "k" };
        took.extend(screen.press(key)?.map(|answered| answered.whole));
    }
    Ok(Figure::times(took))
}

impl Newsboat {
    fn open(&self) -> Result<Screen> {
        let mut command = CommandBuilder::new("newsboat");
        command.args(self.arguments());
        Screen::run(command)
    }

    fn arguments(&self) -> [String; 6] {
        let file = |name: &str| self.folder.join(name).display().to_string();
        ["-u".to_owned(), file("urls"), "-c".to_owned(), file("cache.db"), "-C".to_owned(), file("config")]
    }

    fn fill(&self, library: &Path) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        for name in ["cache.db", "cache.db.lock"] {
            let _missing = fs::remove_file(self.folder.join(name));
        }
        fs::write(self.folder.join("config"), "auto-reload no\nconfirm-exit no\n")?;
        fs::write(self.folder.join("feed-000.xml"), FEED)?;
        fs::write(self.folder.join("urls"), self.address(0))?;
        let mut reload = Command::new("newsboat");
        reload.args(self.arguments()).args(["-x", "reload"]).stdout(Stdio::null());
        let made =
            reload.status().map_err(|error| format!("newsboat cannot be started ({error}); install it"))?;
        if !made.success() {
            return Err(format!("newsboat: {made}").into());
        }
        let mut urls = String::new();
        for feed in 0..FEEDS {
            writeln!(urls, "{}", self.address(feed))?;
        }
        urls.push_str("\"query:All stories:unread = \\\"yes\\\"\"\n");
        fs::write(self.folder.join("urls"), urls)?;
        self.insert(library)
    }

    fn address(&self, feed: usize) -> String {
        format!("file://{}/feed-{feed:03}.xml", self.folder.display())
    }

    /// The stories of a library as rows of newsboat's cache, those that follow each other in one feed.
    fn insert(&self, library: &Path) -> Result<()> {
        let library = Library::open(library, Access::Read)?;
        let mut stories: Vec<StoryId> = Vec::new();
        library.each_story(u64::MAX, &mut |row| {
            stories.push(row.id);
            ControlFlow::Continue(())
        })?;
        let cache = Connection::open(self.folder.join("cache.db"))?;
        cache.execute_batch("BEGIN; DELETE FROM rss_item; DELETE FROM rss_feed")?;
        for feed in 0..FEEDS {
            let title = format!("Feed {feed:03}");
            cache.execute(
                "INSERT INTO rss_feed (rssurl, url, title) VALUES (?1, 'http://example.org/', ?2)",
                params![self.address(feed), title],
            )?;
        }
        for (number, id) in stories.iter().enumerate() {
            let Some(story) = library.story(*id, None)? else { continue };
            let text: String = story.body.iter().map(|block| format!("<p>{}</p>", block.text)).collect();
            let feed = number * FEEDS / stories.len();
            cache
                .prepare_cached(
                    "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)
                     VALUES (?1, ?2, '', ?3, ?4, ?5, ?6, 1)",
                )?
                .execute(params![
                    format!("story-{number}"),
                    story.row.title.text,
                    format!("http://example.org/{number}"),
                    self.address(feed),
                    LATEST - i64::try_from(number)? * 60,
                    text,
                ])?;
        }
        cache.execute_batch("COMMIT; ANALYZE")?;
        Ok(())
    }
}

/// The second at which the newest story was published, for newsboat: in March 2025.
const LATEST: i64 = 1_741_000_000;

/// A feed of one item, from which newsboat makes its cache.
const FEED: &str = r#"<?xml version="1.0"?>
<rss version="2.0"><channel><title>Feed 000</title><link>http://example.org/</link><description>One item</description>
<item><title>One</title><link>http://example.org/1</link><guid>one</guid><description>One.</description></item>
</channel></rss>
"#;
