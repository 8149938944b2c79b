//! The whole state machine and its painters over a made-up library: keys in, screens out.

mod fake;
mod stage;

use self::fake::Fake;
use self::stage::Stage;

#[test]
fn look() {
    for (w, h) in [(120, 40), (80, 24), (40, 12), (20, 5), (1, 1), (0, 0)] {
        let mut stage = Stage::new(Fake::small(), w, h);
        println!("== {w}x{h}\n{}", stage.screen());
        stage.press("Enter j");
        println!("== {w}x{h} stories\n{}", stage.screen());
        stage.press("Enter");
        println!("== {w}x{h} story\n{}\n{}", stage.screen(), stage.looks());
    }
}
