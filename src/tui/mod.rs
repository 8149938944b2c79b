//! The reader. Within it: `page` ← `app` ← `view` ← `runtime`.
