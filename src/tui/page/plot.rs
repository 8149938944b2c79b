//! A picture of numbers over time in braille dots: lines between neighbours, gaps where nothing is known, signs where
//! a figure stands. Every figure sets its dot, so that no spike is lost however many share a column.

use super::piece::{Pieces, Role, piece};

/// One line of the picture.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Days and heights, in the order of days.
    pub(crate) points: Vec<(i64, f64)>,
    /// What marks its figures, so that lines are told apart without colour too.
    pub(crate) sign: char,
    /// How it looks.
    pub(crate) role: Role,
}

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    /// First and last day.
    pub(crate) days: (i64, i64),
    /// Lowest and highest value.
    pub(crate) heights: (f64, f64),
}

/// Days between two figures that are at most still one line, whatever the usual distance.
const NEAR: i64 = 10;
/// So many times the usual distance is a gap.
const FAR: i64 = 4;
/// From so many columns a figure on, every figure has its sign.
const ROOM_FOR_SIGNS: usize = 3;
/// Where there are more, one sign in so many columns.
const SIGN_EVERY: usize = 12;

/// Cells with what stands in them.
struct Grid {
    width: usize,
    height: usize,
    dots: Vec<u8>,
    letters: Vec<Option<char>>,
    roles: Vec<Role>,
}

/// The rows of a picture of so many cells; `cursor` is a day and, where a figure is read off, its height.
pub(crate) fn rows(
    lines: &[Line],
    span: Span,
    width: usize,
    height: usize,
    cursor: Option<(i64, f64)>,
) -> Vec<Pieces> {
    let mut grid = Grid {
        width,
        height,
        dots: vec![0; width * height],
        letters: vec![None; width * height],
        roles: vec![Role::Dim; width * height],
    };
    if width == 0 || height == 0 {
        return Vec::new();
    }
    if let Some((day, _)) = cursor {
        let column = grid.place((day, span.heights.0), span).0 / 2;
        (0..height).for_each(|row| grid.put(column, row, '┊', Role::Dim));
    }
    // The first line is the one that is looked at: it comes last, over the others.
    for line in lines.iter().rev() {
        grid.draw(line, span);
    }
    for line in lines.iter().rev() {
        grid.sign(line, span);
    }
    if let Some(at) = cursor {
        let (x, y) = grid.place(at, span);
        grid.put(x / 2, y / 4, '◉', Role::Accent);
    }
    grid.rows()
}

/// What a line fills of one column of dots. Ten years of days fall into some hundred columns: each is drawn once, not
/// once for every day.
#[derive(Clone, Copy)]
struct Column {
    x: usize,
    /// Where the line is.
    at: usize,
    top: usize,
    bottom: usize,
}

impl Column {
    fn new((x, y): (usize, usize)) -> Self {
        Self { x, at: y, top: y, bottom: y }
    }

    /// The same, as far as this dot.
    fn with(self, y: usize) -> Self {
        Self { at: y, top: self.top.min(y), bottom: self.bottom.max(y), ..self }
    }
}

impl Grid {
    /// The dot of a day and a height, from the left and from the top.
    fn place(&self, (day, height): (i64, f64), span: Span) -> (usize, usize) {
        let part = |at: f64, low: f64, high: f64| {
            let part = if high > low { (at - low) / (high - low) } else { 0.5 };
            part.clamp(0.0, 1.0)
        };
        let x = part(day as f64, span.days.0 as f64, span.days.1 as f64);
        let y = 1.0 - part(height, span.heights.0, span.heights.1);
        let dot = |part: f64, dots: usize| (part * (dots - 1) as f64).round() as usize;
        (dot(x, self.width * 2), dot(y, self.height * 4))
    }

    fn put(&mut self, column: usize, row: usize, letter: char, role: Role) {
        let at = row * self.width + column;
        if let (Some(cell), Some(look)) = (self.letters.get_mut(at), self.roles.get_mut(at)) {
            (*cell, *look) = (Some(letter), role);
        }
    }

    fn dot(&mut self, x: usize, y: usize, role: Role) {
        // The order of the dots in a braille letter: down the left column, down the right one, then the last row.
        const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
        let at = (y / 4) * self.width + x / 2;
        let bit = BITS.get(x % 2).and_then(|column| column.get(y % 4)).copied().unwrap_or(0);
        if let (Some(dots), Some(look)) = (self.dots.get_mut(at), self.roles.get_mut(at)) {
            *dots |= bit;
            *look = role;
        }
        if let Some(cell) = self.letters.get_mut(at) {
            *cell = None;
        }
    }

    fn draw(&mut self, line: &Line, span: Span) {
        let limit = usual_distance(&line.points).saturating_mul(FAR).max(NEAR);
        let mut last: Option<(i64, Column)> = None;
        for point in &line.points {
            let to = self.place(*point, span);
            let near = last.is_some_and(|(day, _)| point.0 - day <= limit);
            let column = match last {
                Some((_, column)) if near && column.x == to.0 => column.with(to.1),
                Some((_, column)) => {
                    self.upright(column, line.role);
                    if near {
                        self.stroke((column.x, column.at), to, line.role);
                    }
                    Column::new(to)
                }
                None => Column::new(to),
            };
            last = Some((point.0, column));
        }
        if let Some((_, column)) = last {
            self.upright(column, line.role);
        }
    }

    /// The dots of a column.
    fn upright(&mut self, column: Column, role: Role) {
        (column.top..=column.bottom).for_each(|y| self.dot(column.x, y, role));
    }

    /// A straight line of dots.
    fn stroke(&mut self, from: (usize, usize), to: (usize, usize), role: Role) {
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1));
        for step in 0..=steps {
            let part = if steps == 0 { 0.0 } else { step as f64 / steps as f64 };
            let between =
                |from: usize, to: usize| (from as f64 + (to as f64 - from as f64) * part).round() as usize;
            self.dot(between(from.0, to.0), between(from.1, to.1), role);
        }
    }

    /// Marks where figures stand: all of them, or some where they are too many to be told apart.
    fn sign(&mut self, line: &Line, span: Span) {
        let all = line.points.len() * ROOM_FOR_SIGNS <= self.width.max(ROOM_FOR_SIGNS);
        let mut next = 0;
        for point in &line.points {
            let (x, y) = self.place(*point, span);
            if all || x / 2 >= next {
                self.put(x / 2, y / 4, line.sign, line.role);
                next = x / 2 + SIGN_EVERY;
            }
        }
    }

    fn rows(&self) -> Vec<Pieces> {
        let cell = |at: usize| {
            let dots = self.dots.get(at).copied().unwrap_or(0);
            let letter = self.letters.get(at).copied().flatten();
            let braille = || char::from_u32(0x2800 + u32::from(dots)).filter(|_| dots > 0);
            letter.or_else(braille).unwrap_or(' ')
        };
        let row = |row: usize| {
            let mut line = Pieces::new();
            for column in 0..self.width {
                let at = row * self.width + column;
                let role = self.roles.get(at).copied().unwrap_or(Role::Dim);
                match line.last_mut() {
                    Some(last) if last.role == role => last.text.push(cell(at)),
                    _ => line.push(piece(cell(at), role)),
                }
            }
            line
        };
        (0..self.height).map(row).collect()
    }
}

/// The distance between neighbours that half of them have at most, in days.
fn usual_distance(points: &[(i64, f64)]) -> i64 {
    let mut distances: Vec<i64> =
        points.iter().zip(points.iter().skip(1)).map(|(one, other)| other.0 - one.0).collect();
    distances.sort_unstable();
    distances.get(distances.len().saturating_sub(1) / 2).copied().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::{Line, Role, Span, rows};

    fn shown(points: &[(i64, f64)], width: usize, height: usize) -> Vec<String> {
        let line = Line { points: points.to_vec(), sign: '•', role: Role::Accent };
        let days = (points.first().map_or(0, |at| at.0), points.last().map_or(0, |at| at.0));
        let low = points.iter().map(|at| at.1).fold(f64::MAX, f64::min);
        let high = points.iter().map(|at| at.1).fold(f64::MIN, f64::max);
        let rows = rows(&[line], Span { days, heights: (low, high) }, width, height, None);
        rows.into_iter().map(|row| row.into_iter().map(|piece| piece.text).collect()).collect()
    }

    #[test]
    fn neighbours_are_joined_and_gaps_stay_gaps() {
        let picture = shown(&[(0, 1.0), (7, 2.0), (14, 1.0), (100, 1.0), (107, 2.0)], 24, 3);
        assert!(picture.iter().all(|row| row.chars().count() == 24));
        assert!(picture.concat().matches('•').count() == 5, "{picture:#?}");
        let middle: String = picture.iter().flat_map(|row| row.chars().skip(6).take(12)).collect();
        assert_eq!(middle.trim(), "", "{picture:#?}");
    }

    #[test]
    fn one_figure_stands_in_the_middle() {
        assert_eq!(shown(&[(5, 1.0)], 9, 3).concat().trim(), "•");
    }

    #[test]
    fn no_spike_is_lost_among_five_thousand_figures() {
        let mut points: Vec<(i64, f64)> = (0..5_000).map(|day| (day, 1.0)).collect();
        points[3_333].1 = 9.0;
        let picture = shown(&points, 60, 8);
        assert!(!picture[0].trim().is_empty() && !picture[4].trim().is_empty(), "{picture:#?}");
        assert_eq!(picture[0].trim().chars().count(), 1);
    }

    #[test]
    fn any_size_is_survived() {
        for (width, height) in [(0, 0), (1, 1), (1, 9), (9, 1), (0, 5)] {
            assert_eq!(
                shown(&[(0, 1.0), (9, 2.0)], width, height).len(),
                if width == 0 { 0 } else { height }
            );
        }
    }
}
