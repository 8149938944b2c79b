//! CSV: `date,pair,value`, a header where there is one, as `akyn rates --csv` writes it.

use csv::{ReaderBuilder, StringRecord};

use super::{Figure, Figures, day, value};
use crate::digest::{Decimal, Fault, Pair, Rate};

/// Where the columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    date: usize,
    pair: usize,
    value: usize,
    change: Option<usize>,
    origin: Option<usize>,
    source: Option<usize>,
}

/// Without a header.
const PLAIN: Columns = Columns { date: 0, pair: 1, value: 2, change: None, origin: None, source: None };

pub(super) fn read(text: &str, name: &str) -> Figures {
    let delimiter = delimiter(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Figures { layout: "csv", ..Figures::default() };
    let mut columns = None;
    let mut record = StringRecord::new();
    loop {
        let line = usize::try_from(reader.position().line()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(false) => return sheet,
            Ok(true) => {
                let line = record.position().map_or(line, |at| usize::try_from(at.line()).unwrap_or(line));
                let known = columns.is_some();
                let here = *columns.get_or_insert_with(|| header(&record).unwrap_or(PLAIN));
                if !known && header(&record).is_some() {
                    continue;
                }
                match figure(&record, here, delimiter, name) {
                    Ok(figure) => sheet.figures.push(figure),
                    Err(what) => sheet.faults.push(Fault { line, what }),
                }
            }
            Err(error) => sheet.faults.push(Fault { line, what: format!("this line is not CSV: {error}") }),
        }
    }
}

/// What stands between the fields of the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or("");
    match first {
        _ if first.contains(';') => b';',
        _ if first.contains('\t') => b'\t',
        _ => b',',
    }
}

/// The columns, where the first line names them.
fn header(record: &StringRecord) -> Option<Columns> {
    let at = |name: &str| record.iter().position(|field| field.trim().eq_ignore_ascii_case(name));
    Some(Columns {
        date: at("date")?,
        pair: at("pair")?,
        value: at("value")?,
        change: at("change_percent"),
        origin: at("origin"),
        source: at("source"),
    })
}

fn figure(record: &StringRecord, columns: Columns, delimiter: u8, name: &str) -> Result<Figure, String> {
    let at = |column: usize| record.get(column).map(str::trim).unwrap_or_default();
    let filled = |column: Option<usize>| column.map(at).filter(|text| !text.is_empty()).map(str::to_owned);
    if record.len() < 3 {
        return Err("a line needs a day, a pair and a value: 2025-01-23,KGS/USD,0.01144".to_owned());
    }
    let pair = at(columns.pair);
    let pair = Pair::parse(pair).ok_or_else(|| format!("`{pair}` is not a pair; write it as KGS/USD"))?;
    let date = at(columns.date);
    let date = day(date).ok_or_else(|| format!("`{date}` is not a day; write it as 2025-01-23"))?;
    let text = at(columns.value);
    // Where commas do not part fields, one may stand for the point.
    let value = if delimiter == b',' { value(text)? } else { value(&text.replacen(',', ".", 1))? };
    let change_percent = match filled(columns.change) {
        Some(text) => Some(text.parse::<Decimal>().map_err(|error| error.to_string())?),
        None => None,
    };
    let origin = match columns.origin {
        Some(_) => filled(columns.origin),
        None => Some(name.to_owned()),
    };
    let rate = Rate { pair, value, change_percent, date: Some(date) };
    Ok(Figure { rate, origin, source: filled(columns.source) })
}
