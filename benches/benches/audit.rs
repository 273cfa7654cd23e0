//! From the bytes of the teaching school hubs to their audit, stage by stage.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use nextpractice::audit::{Audit, AuditOptions};
use nextpractice::model::{Document, Programme};
use nextpractice_exchange::document::read_document;

const HUBS: &[u8] = include_bytes!("../../examples/data/teaching-school-hubs-2025.json.gz");

fn stages(criterion: &mut Criterion) {
    let document = read_document(HUBS).expect("the committed document reads");
    let json = document.to_json();
    let programme = Programme::new(document.clone()).expect("the committed document is sound");
    let mut group = criterion.benchmark_group("teaching school hubs");
    group.sample_size(20);
    group.bench_function("unpack and parse", |b| {
        b.iter(|| read_document(black_box(HUBS)))
    });
    group.bench_function("parse", |b| {
        b.iter(|| Document::from_json(black_box(json.as_bytes())))
    });
    group.bench_function("check", |b| {
        b.iter_batched(|| document.clone(), Programme::new, BatchSize::LargeInput);
    });
    group.bench_function("audit", |b| {
        b.iter(|| Audit::new(black_box(&programme), &AuditOptions::default()));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
