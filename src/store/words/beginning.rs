//! Beginnings of words, spelt out.
//!
//! For the beginning of a word FTS5 reads every story under every word that begins so before it gives the first one. The
//! words themselves are few and next to each other in the index: asked for one by one, their stories come as they are
//! needed. What more than [`MOST`] words begin with stays a beginning: see `library/search/wide.rs`.

use super::super::{Result, Store};
use super::matching::Words;
use crate::names::Sought;

/// Words that a beginning is spelt out by.
const MOST: usize = 48;

/// Places in the index that are looked at before the next word is sought from above.
const STEP: usize = 8;

impl Store {
    /// The same words with beginnings spelt out, where that is possible.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn spelt_out(&self, words: &Words) -> Result<Words> {
        let all = |parts: &[Words]| parts.iter().map(|part| self.spelt_out(part)).collect::<Result<Vec<_>>>();
        Ok(match words {
            Words::One(columns, ways) => match self.ways_spelt_out(ways)? {
                Some(ways) if ways.is_empty() => Words::Any(Vec::new()),
                Some(ways) => Words::One(*columns, ways),
                None => words.clone(),
            },
            Words::Name(keys, true) => self.name_spelt_out(keys)?.unwrap_or_else(|| words.clone()),
            Words::All(parts) => Words::All(all(parts)?),
            Words::Any(parts) => Words::Any(all(parts)?),
            Words::Except(what, but) => {
                Words::Except(Box::new(self.spelt_out(what)?), Box::new(self.spelt_out(but)?))
            }
            Words::Country(_) | Words::Name(_, false) => words.clone(),
        })
    }

    /// `None` where one of them is begun too widely.
    fn ways_spelt_out(&self, ways: &[Vec<Sought>]) -> Result<Option<Vec<Vec<Sought>>>> {
        let mut spelt = Vec::new();
        for way in ways {
            let Some((last, before)) = way.split_last().filter(|(last, _)| last.prefix) else {
                spelt.push(way.clone());
                continue;
            };
            let Some(exact) = self.forms_beginning(&last.exact)? else { return Ok(None) };
            if before.is_empty() {
                let Some(keys) = self.forms_beginning(&last.keys)? else { return Ok(None) };
                if !(exact.is_empty() && keys.is_empty()) {
                    spelt.push(vec![Sought { exact, keys, prefix: false }]);
                }
                continue;
            }
            for word in exact {
                let last = Sought { exact: vec![word], ..Sought::default() };
                spelt.push(before.iter().cloned().chain([last]).collect());
            }
        }
        Ok(Some(spelt))
    }

    fn name_spelt_out(&self, keys: &[String]) -> Result<Option<Words>> {
        let Some((last, before)) = keys.split_last() else { return Ok(None) };
        let Some(words) = self.words_beginning(&format!("{}{last}", super::index::KEY))? else {
            return Ok(None);
        };
        let name = |word: &String| {
            let last = word.trim_start_matches(super::index::KEY).to_owned();
            Words::Name(before.iter().cloned().chain([last]).collect(), false)
        };
        Ok(Some(Words::Any(words.iter().map(name).collect())))
    }

    fn forms_beginning(&self, starts: &[String]) -> Result<Option<Vec<String>>> {
        let mut forms = Vec::new();
        for start in starts {
            match self.words_beginning(start)? {
                Some(words) if forms.len() + words.len() <= MOST => forms.extend(words),
                _ => return Ok(None),
            }
        }
        Ok(Some(forms))
    }

    /// The words of the index that begin so; `None` where there are more than [`MOST`].
    ///
    /// # Errors
    /// When the file cannot be read.
    fn words_beginning(&self, start: &str) -> Result<Option<Vec<String>>> {
        // Of this connection alone, in memory.
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_standing USING fts5vocab(main, fulltext, instance)",
        )?;
        let mut query = self
            .connection
            .prepare_cached("SELECT term FROM temp.word_standing WHERE term >= ?1 LIMIT ?2")?;
        let (mut words, mut from) = (Vec::<String>::new(), start.to_owned());
        loop {
            let (mut rows, mut seen) = (query.query((&from, STEP))?, 0);
            while let Some(row) = rows.next()? {
                seen += 1;
                let word = row.get_ref(0)?.as_str().unwrap_or_default();
                if !word.starts_with(start) {
                    return Ok(Some(words));
                }
                if words.last().is_none_or(|last| last != word) {
                    if words.len() == MOST {
                        return Ok(None);
                    }
                    words.push(word.to_owned());
                }
            }
            let Some(last) = words.last().filter(|_| seen == STEP) else { return Ok(Some(words)) };
            // The next word from here on.
            from = format!("{last}\u{1}");
        }
    }
}
