//! Pieces with their roles → stories.

use super::page::{Kind, Piece};
use super::titles::Role;
use crate::digest::{Block, BlockKind, Dated, Story, Title};
use crate::loader::layout::line_shape;
use crate::loader::{subheading, title};

/// Builds the stories; pieces that stand before the first one come back as the second value.
pub(super) fn build(pieces: Vec<Piece>, roles: &[Role]) -> (Vec<Story>, Vec<Piece>) {
    let mut stories = Vec::new();
    let mut before = Vec::new();
    let mut open: Option<Draft> = None;
    let mut above = Vec::new();
    for (piece, role) in pieces.into_iter().zip(roles) {
        match role {
            Role::AboveTitle => above.push(block(BlockKind::Caption, piece)),
            Role::Title | Role::Untitled => {
                stories.extend(open.take().map(Draft::finish));
                let mut draft = Draft { title: None, body: std::mem::take(&mut above), truncated: false };
                if *role == Role::Title {
                    draft.title = Some(piece.text);
                } else {
                    draft.take(piece, BlockKind::Paragraph);
                }
                open = Some(draft);
            }
            Role::Body | Role::Subheading => {
                let short =
                    if *role == Role::Subheading { BlockKind::Subheading } else { BlockKind::Paragraph };
                match &mut open {
                    Some(draft) => draft.take(piece, short),
                    None => before.push(piece),
                }
            }
        }
    }
    stories.extend(open.map(Draft::finish));
    (stories, before)
}

/// A story while its pieces come in.
struct Draft {
    title: Option<String>,
    body: Vec<Block>,
    truncated: bool,
}

impl Draft {
    /// Takes a piece; a short line becomes a block of kind `short`.
    fn take(&mut self, piece: Piece, short: BlockKind) {
        let kind = match piece.kind {
            Kind::Prose => BlockKind::Paragraph,
            Kind::Quotation => BlockKind::Quotation,
            Kind::Item => BlockKind::Item,
            Kind::Caption => BlockKind::Caption,
            Kind::Short => short,
            Kind::Link => {
                self.truncated = true;
                return;
            }
            Kind::Author => return,
        };
        self.body.push(block(kind, piece));
    }

    fn finish(self) -> Story {
        let last = self.body.iter().rfind(|block| block.kind != BlockKind::Caption);
        let truncated = self.truncated || last.is_some_and(|block| line_shape::is_cut_off(&block.text));
        let first = self.body.iter().find(|block| block.kind != BlockKind::Caption);
        let derived = || Title::derived(title::from_text(first.map_or("", |block| &block.text)));
        let title = self.title.map_or_else(derived, Title::printed);
        Story {
            key: None,
            section: None,
            title,
            dated: Dated::unknown(),
            truncated,
            body: subheading::lift(self.body),
        }
    }
}

fn block(kind: BlockKind, piece: Piece) -> Block {
    Block::new(kind, piece.text)
}
