//! Documents: what was imported, so that nothing is read twice.

use rusqlite::{Connection, OptionalExtension};

use super::{Result, Saving, Store};
use crate::digest::{IssueId, Timestamp};

/// A document's number in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DocumentId(pub(super) i64);

/// The path of standard input, under which there may be any number of documents.
const STANDARD_INPUT: &str = "-";

/// A document that is about to be saved.
#[derive(Debug, Clone, Copy)]
pub struct NewDocument<'a> {
    /// The path as given or found, or `-`.
    pub path: &'a str,
    /// The layout that read it.
    pub layout: &'a str,
    /// When it is imported.
    pub imported_at: Timestamp,
    /// Whether it is of the sample edition.
    pub sample: bool,
}

/// A document that was imported before, all of whose issues are still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDocument {
    /// Its issues.
    pub issues: Vec<IssueId>,
    /// How many stories were read from it.
    pub stories: u64,
    /// How many rates were read from it.
    pub rates: u64,
}

impl Store {
    /// The document with this fingerprint, if it was imported and is still whole in the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known_document(&self, fingerprint: &[u8]) -> Result<Option<KnownDocument>> {
        known_document(&self.connection, fingerprint)
    }

    /// Whether the library holds issues of the sample edition and nothing of the user's but files of figures.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_only_sample(&self) -> Result<bool> {
        let mut query = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM document WHERE sample = 1)
                AND NOT EXISTS (SELECT 1 FROM document
                    WHERE sample = 0 AND layout NOT IN ('csv', 'nbk', 'ecb'))",
        )?;
        Ok(query.query_row([], |row| row.get(0))?)
    }
}

fn known_document(connection: &Connection, fingerprint: &[u8]) -> Result<Option<KnownDocument>> {
    let mut query = connection.prepare_cached(
        "SELECT id, stories, rates FROM document
         WHERE fingerprint = ?1 AND length(fingerprint) > 0 LIMIT 1",
    )?;
    let found = query
        .query_row([fingerprint], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((id, stories, rates)) = found else { return Ok(None) };
    let mut query =
        connection.prepare_cached("SELECT issue FROM document_issue WHERE document = ?1 ORDER BY issue")?;
    let issues = query.query_map([id], |row| row.get(0).map(IssueId))?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(KnownDocument { issues, stories, rates }))
}

impl Saving<'_> {
    /// As [`Store::known_document`], within this transaction.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known_document(&self, fingerprint: &[u8]) -> Result<Option<KnownDocument>> {
        known_document(&self.transaction, fingerprint)
    }

    /// Whether anything of the sample edition is in the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holds_sample(&self) -> Result<bool> {
        let mut query =
            self.transaction.prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE sample = 1)")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// Notes a document that is being saved. Until [`Saving::finish_document`] it counts as not read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn begin_document(&self, document: &NewDocument<'_>) -> Result<DocumentId> {
        let values = (document.layout, document.imported_at.as_second(), document.sample, document.path);
        let known = self.document_at(document.path)?;
        if let Some(id) = known {
            self.run("DELETE FROM document_issue WHERE document = ?1", [id.0])?;
            self.transaction
                .prepare_cached(
                    "UPDATE document SET fingerprint = x'', layout = ?1, imported_at = ?2, sample = ?3
                     WHERE path = ?4 AND id = ?5",
                )?
                .execute((values.0, values.1, values.2, values.3, id.0))?;
            return Ok(id);
        }
        self.transaction
            .prepare_cached(
                "INSERT INTO document (fingerprint, stories, rates, layout, imported_at, sample, path)
                 VALUES (x'', 0, 0, ?1, ?2, ?3, ?4)",
            )?
            .execute(values)?;
        Ok(DocumentId(self.transaction.last_insert_rowid()))
    }

    /// Notes that a document is saved whole, so that it need not be read again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish_document(
        &self,
        document: DocumentId,
        fingerprint: &[u8],
        stories: u64,
        rates: u64,
    ) -> Result<()> {
        self.run(
            "UPDATE document SET fingerprint = ?2, stories = ?3, rates = ?4 WHERE id = ?1",
            (document.0, fingerprint, stories, rates),
        )
    }

    /// Notes that an issue stands in a document.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn link(&self, document: DocumentId, issue: IssueId) -> Result<()> {
        self.run("INSERT OR IGNORE INTO document_issue VALUES (?1, ?2)", (document.0, issue.0))
    }

    /// The document that another library names as the source of something; noted as not read where it is new.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn named_source(&self, document: &NewDocument<'_>) -> Result<DocumentId> {
        let mut query = self.transaction.prepare_cached("SELECT id FROM document WHERE path = ?1 LIMIT 1")?;
        match query.query_row([document.path], |row| row.get(0).map(DocumentId)).optional()? {
            Some(known) => Ok(known),
            None => self.begin_document(document),
        }
    }

    fn document_at(&self, path: &str) -> Result<Option<DocumentId>> {
        if path == STANDARD_INPUT {
            return Ok(None);
        }
        let mut query =
            self.transaction.prepare_cached("SELECT id FROM document WHERE path = ?1 AND path <> '-'")?;
        Ok(query.query_row([path], |row| row.get(0).map(DocumentId)).optional()?)
    }
}
