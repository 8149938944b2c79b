//! The daily XML of the National Bank of Kazakhstan and of the European Central Bank.
//!
//! - Kazakhstan's: `item`s with a currency (`title`), a value in tenge (`description`), for how many units (`quant`),
//!   and a day of their own (`pubDate`, in its feed) or one for all of them (`date`).
//! - The ECB's: a `Cube` for each day (`time`) with a `Cube` for each currency (`currency`, `rate`), to one euro; the
//!   files of a day, of ninety days and of all years are of one form.

use roxmltree::{Document, Node, ParsingOptions};

use super::{Figure, Figures, day, value};
use crate::digest::{Date, Fault, Pair, Rate};

const KAZAKHSTAN: &str = "National Bank of Kazakhstan";
const ECB: &str = "European Central Bank";

pub(super) fn read(text: &str) -> Result<Figures, String> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| format!("this is not sound XML: {error}"))?;
    let root = document.root_element();
    let has = |name: &str| root.descendants().any(|node| node.has_tag_name(name));
    let is_cube = |node: &Node<'_, '_>| node.tag_name().name() == "Cube";
    if root.descendants().any(|node| is_cube(&node)) {
        return Ok(euro(&document));
    }
    if matches!(root.tag_name().name(), "rss" | "rates") && has("item") {
        return Ok(tenge(&document));
    }
    Err("this XML is of no form that is known: it is neither the National Bank of Kazakhstan's nor the ECB's"
        .to_owned())
}

fn euro(document: &Document<'_>) -> Figures {
    let mut sheet = Figures { layout: "ecb", ..Figures::default() };
    for node in document.descendants().filter(|node| node.attribute("currency").is_some()) {
        let time = node.ancestors().find_map(|above| above.attribute("time")).unwrap_or_default();
        let (currency, rate) = (node.attribute("currency").unwrap_or_default(), node.attribute("rate"));
        let pair = Pair::parse(&format!("EUR/{}", currency.trim()));
        sheet.add(document, node, pair, day(time), rate.unwrap_or_default(), "1", ECB);
    }
    sheet
}

fn tenge(document: &Document<'_>) -> Figures {
    let mut sheet = Figures { layout: "nbk", ..Figures::default() };
    let root = document.root_element();
    let of_all = text_of(root, "date").and_then(day);
    for node in document.descendants().filter(|node| node.has_tag_name("item")) {
        let date = text_of(node, "pubDate").and_then(day).or(of_all);
        let pair = Pair::parse(&format!("{}/KZT", text_of(node, "title").unwrap_or_default()));
        let quantity = text_of(node, "quant").unwrap_or("1");
        sheet.add(
            document,
            node,
            pair,
            date,
            text_of(node, "description").unwrap_or_default(),
            quantity,
            KAZAKHSTAN,
        );
    }
    sheet
}

fn text_of<'doc>(node: Node<'doc, '_>, name: &str) -> Option<&'doc str> {
    let child = node.children().find(|child| child.has_tag_name(name))?;
    child.text().map(str::trim).filter(|text| !text.is_empty())
}

impl Figures {
    /// Takes one figure in, or tells what is wrong with it and where it stands.
    #[expect(clippy::too_many_arguments, reason = "what stands in one element, as it stands there")]
    fn add(
        &mut self,
        document: &Document<'_>,
        node: Node<'_, '_>,
        pair: Option<Pair>,
        date: Option<Date>,
        text: &str,
        quantity: &str,
        origin: &str,
    ) {
        let figure = || -> Result<Figure, String> {
            let pair = pair.ok_or("this item names no currency by its three letters")?;
            let date = date.ok_or_else(|| format!("{pair} has no day"))?;
            let printed = value(text).map_err(|why| format!("{pair}: {why}"))?;
            let value = printed
                .for_one_of(quantity)
                .ok_or_else(|| format!("{pair} is for `{quantity}` units, which is no 1, 10, 100 …"))?;
            let rate = Rate { pair, value, change_percent: None, date: Some(date) };
            Ok(Figure { rate, origin: Some(origin.to_owned()), source: None })
        };
        match figure() {
            Ok(figure) => self.figures.push(figure),
            Err(what) => {
                let line = usize::try_from(document.text_pos_at(node.range().start).row).unwrap_or(0);
                self.faults.push(Fault { line, what });
            }
        }
    }
}
