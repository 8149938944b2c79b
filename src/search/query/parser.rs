//! Signs → a query. What makes no sense is noted and passed over.

use super::error::{QueryError, Wrong};
use super::field::{Field, text};
use super::lexer::{At, Sign, signs};
use super::{Query, QueryError as Error};

/// The most words and fields of a query: SQLite bounds its expressions too.
const MOST: usize = 64;

/// The most parentheses in each other.
const DEEPEST: usize = 24;

/// What a query says, and the first thing in it that makes no sense.
pub(super) fn parse(text: &str) -> (Query, Option<QueryError>) {
    let signs = signs(text);
    let mut parser = Parser { rest: &signs, terms: 0, depth: 0, wrong: None };
    let mut parts = vec![parser.any()];
    while let Some(stray) = parser.next() {
        parser.note(stray.column, Wrong::StrayParenthesis);
        parts.push(parser.any());
    }
    (Query::all(parts), parser.wrong)
}

struct Parser<'s, 't> {
    rest: &'s [At<'t>],
    terms: usize,
    depth: usize,
    wrong: Option<Error>,
}

impl<'t> Parser<'_, 't> {
    fn next(&mut self) -> Option<At<'t>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn peek(&self) -> Option<Sign<'t>> {
        self.rest.first().map(|at| at.sign)
    }

    /// Notes what is wrong, unless something before it was.
    fn note(&mut self, column: usize, wrong: Wrong) {
        if self.wrong.as_ref().is_none_or(|known| known.column > column) {
            self.wrong = Some(Error { column, wrong });
        }
    }

    /// Parts with `OR` between, up to a closing parenthesis.
    fn any(&mut self) -> Query {
        let mut parts = vec![self.all()];
        while let Some(Sign::Or) = self.peek() {
            let column = self.rest.first().map_or(1, |at| at.column);
            self.next();
            if parts.last() == Some(&Query::Everything) {
                self.note(column, Wrong::Operand("OR", "left"));
            }
            let part = self.all();
            if part == Query::Everything {
                self.note(column, Wrong::Operand("OR", "right"));
            }
            parts.push(part);
        }
        Query::any(parts)
    }

    /// Parts that must all hold, up to `OR` or a closing parenthesis.
    fn all(&mut self) -> Query {
        let mut parts = Vec::new();
        let mut and: Option<usize> = None;
        loop {
            match self.peek() {
                None | Some(Sign::Or | Sign::Close) => break,
                Some(Sign::And) => {
                    let column = self.rest.first().map_or(1, |at| at.column);
                    self.next();
                    if parts.is_empty() || and.is_some() {
                        self.note(column, Wrong::Operand("AND", "left"));
                    }
                    and = Some(column);
                }
                Some(_) => {
                    and = None;
                    parts.push(self.part());
                }
            }
        }
        if let Some(column) = and {
            self.note(column, Wrong::Operand("AND", "right"));
        }
        Query::all(parts)
    }

    /// One part with the signs that deny it.
    fn part(&mut self) -> Query {
        let (mut denied, mut denial) = (false, None);
        while let Some(sign @ (Sign::Not | Sign::Minus)) = self.peek() {
            let column = self.rest.first().map_or(1, |at| at.column);
            denial = Some((column, if sign == Sign::Not { "NOT" } else { "-" }));
            denied = !denied;
            self.next();
        }
        let part = match self.peek() {
            Some(Sign::Open | Sign::Phrase { .. } | Sign::Chunk { .. }) => {
                self.next().map(|at| self.atom(at))
            }
            _ => None,
        };
        let lacking = part.is_none();
        if let Some((column, sign)) = denial.filter(|_| lacking) {
            self.note(column, Wrong::Operand(sign, "right"));
        }
        let part = part.unwrap_or(Query::Everything);
        if denied { part.not() } else { part }
    }

    fn atom(&mut self, at: At<'t>) -> Query {
        match at.sign {
            Sign::Open => self.parentheses(at.column),
            Sign::Phrase { text: phrase, closed } => {
                if !closed {
                    self.note(at.column, Wrong::OpenPhrase);
                }
                self.term(at.column, text(phrase, true).map(|text| Query::Text(None, text)))
            }
            Sign::Chunk { text: chunk, joins } => self.chunk(at.column, chunk, joins),
            _ => Query::Everything,
        }
    }

    fn parentheses(&mut self, column: usize) -> Query {
        if self.depth == DEEPEST {
            self.note(column, Wrong::TooDeep(DEEPEST));
            self.rest = &[];
            return Query::Everything;
        }
        self.depth += 1;
        let empty = self.peek() == Some(Sign::Close);
        let inner = self.any();
        self.depth -= 1;
        match self.next() {
            Some(_) if empty => self.note(column, Wrong::EmptyParentheses),
            Some(_) => {}
            None => self.note(column, Wrong::OpenParenthesis),
        }
        inner
    }

    /// A word, the beginning of one, or a field with its value.
    fn chunk(&mut self, column: usize, chunk: &str, joins: bool) -> Query {
        let Some((name, value)) = field(chunk) else {
            return self.term(column, text(chunk, false).map(|text| Query::Text(None, text)));
        };
        let Some(field) = Field::named(name) else {
            self.note(column, Wrong::NoField(name.to_owned()));
            return self.term(column, text(chunk, true).map(|text| Query::Text(None, text)));
        };
        if !(value.is_empty() && joins) {
            return self.term(column, field.query(value, false));
        }
        match self.next() {
            Some(At { sign: Sign::Phrase { text: phrase, closed }, column: quote }) => {
                if !closed {
                    self.note(quote, Wrong::OpenPhrase);
                }
                self.term(column, field.query(phrase, true))
            }
            _ => Query::Everything,
        }
    }

    /// A word or field that was read, unless it made no sense or there are too many.
    fn term(&mut self, column: usize, read: Result<Query, Wrong>) -> Query {
        self.terms += 1;
        let read = if self.terms > MOST { Err(Wrong::TooLong(MOST)) } else { read };
        read.unwrap_or_else(|wrong| {
            self.note(column, wrong);
            Query::Everything
        })
    }
}

/// The name and value of a chunk that looks like a field: letters before a colon, and no address behind it.
fn field(chunk: &str) -> Option<(&str, &str)> {
    let (name, value) = chunk.split_once(':')?;
    let letters = !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_alphabetic());
    (letters && !value.starts_with('/')).then_some((name, value))
}
