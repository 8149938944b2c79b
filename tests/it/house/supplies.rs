//! Supplies: what comes from outside is free to use, comes from the one registry, and sends nothing anywhere. The rules
//! stand in `deny.toml`, which cargo-deny reads too.

use std::process::Command;

use super::source::Source;
use super::{expect_none, package, sources};

/// The rules, as cargo-deny has them.
fn rules() -> toml::Table {
    toml::from_str(&std::fs::read_to_string(package().join("deny.toml")).unwrap()).unwrap()
}

fn names(table: &toml::Table, section: &str, key: &str) -> Vec<String> {
    let list = table[section][key].as_array().unwrap();
    list.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// Whether a licence leaves a choice of which every part is allowed: `A OR B`, `A/B`, `(A OR B) AND C`.
fn is_free(licence: &str, allowed: &[String]) -> bool {
    let plain = licence.replace(['(', ')'], "").replace(" / ", " OR ").replace('/', " OR ");
    plain
        .split(" AND ")
        .all(|part| part.split(" OR ").any(|one| allowed.iter().any(|name| name == one.trim())))
}

#[test]
fn every_package_is_free_to_use() {
    let allowed = names(&rules(), "licenses", "allow");
    let told = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform"])
        .arg(format!("{}-unknown-linux-gnu", std::env::consts::ARCH))
        .current_dir(package())
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{}", packages.len());
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| !is_free(package["license"].as_str().unwrap_or("none"), &allowed))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    expect_none(&wrong);
}

#[test]
fn packages_come_from_the_registry_and_none_speaks_to_a_network() {
    let rules = rules();
    let refused = names(&rules, "bans", "deny");
    let registries = names(&rules, "sources", "allow-registry");
    let lock: toml::Table =
        toml::from_str(&std::fs::read_to_string(package().join("Cargo.lock")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for package in lock["package"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if refused.iter().any(|refused| refused == name) {
            wrong.push(format!("{name} speaks to networks"));
        }
        let from = package.get("source").and_then(toml::Value::as_str);
        let known =
            from.is_none_or(|from| registries.iter().any(|known| from == format!("registry+{known}")));
        if !known {
            wrong.push(format!("{name} comes from {from:?}"));
        }
    }
    expect_none(&wrong);
}

/// What is wrong with one file: only the runtime may start programs, nobody a shell, nobody opens a socket.
fn complaints(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for path in source.paths() {
        let segments: Vec<&str> = path.segments.iter().map(String::as_str).collect();
        let starts = segments.windows(2).any(|pair| pair == ["process", "Command"]);
        if segments.starts_with(&["std", "net"]) || segments.starts_with(&["std", "os", "unix", "net"]) {
            found.push(format!("{}:{}: opens a socket", source.name, path.line));
        } else if starts && !source.name.starts_with("src/tui/runtime/") {
            found.push(format!("{}:{}: starts a program", source.name, path.line));
        }
    }
    found
}

#[test]
fn nothing_is_sent_and_no_shell_is_started() {
    let files = sources(&["src"]);
    expect_none(&files.iter().flat_map(complaints).collect::<Vec<_>>());
    for file in &files {
        let text = std::fs::read_to_string(package().join(&file.name)).unwrap();
        for shell in ["new(\"sh\")", "new(\"bash\")", "new(\"cmd\")", "/bin/sh"] {
            assert!(!text.contains(shell), "{}: {shell}", file.name);
        }
    }
}

#[test]
fn what_strays_is_caught() {
    for (file, text) in [
        ("src/library/mod.rs", "use std::net::TcpStream;"),
        ("src/cli/call.rs", "fn f() { std::process::Command::new(\"x\"); }"),
        ("src/tui/app/mod.rs", "use std::process::{Command, exit};"),
    ] {
        assert_eq!(complaints(&Source::new(file, text)).len(), 1, "{file}: {text}");
    }
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    assert!(is_free("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed) && is_free("Unlicense/MIT", &allowed));
    assert!(!is_free("GPL-3.0", &allowed) && !is_free("MIT AND GPL-3.0", &allowed));
}

#[test]
fn the_oldest_rust_that_works_is_stated_once() {
    let manifest = std::fs::read_to_string(package().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let oldest = manifest["package"]["rust-version"].as_str().unwrap();
    let readme = std::fs::read_to_string(package().join("README.md")).unwrap();
    assert!(
        readme.contains(&format!("Rust {oldest}")),
        "README.md does not say that Rust {oldest} is needed"
    );
}
