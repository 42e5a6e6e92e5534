//! Where the time of a forward pass goes, for `t1003 bench`. Scoring itself looks at no clock.

use std::time::{Duration, Instant};

/// Time on one thread, stage by stage.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stages {
    pub embed: Duration,
    /// Products with weights, GELU included.
    pub product: Duration,
    pub attention: Duration,
    /// Layer norms, quantising, the head.
    pub rest: Duration,
    /// Multiplications and additions of the products.
    pub operations: u64,
}

impl std::ops::AddAssign for Stages {
    fn add_assign(&mut self, other: Self) {
        self.embed += other.embed;
        self.product += other.product;
        self.attention += other.attention;
        self.rest += other.rest;
        self.operations += other.operations;
    }
}

/// Told at the end of each stage.
pub trait Watch {
    fn lap(&mut self, stage: fn(&mut Stages) -> &mut Duration);
    fn product(&mut self, operations: usize);
}

pub struct NoClock;

impl Watch for NoClock {
    #[inline(always)]
    fn lap(&mut self, _: fn(&mut Stages) -> &mut Duration) {}
    #[inline(always)]
    fn product(&mut self, _: usize) {}
}

pub struct Clock {
    pub stages: Stages,
    last: Instant,
}

impl Clock {
    pub fn start() -> Self {
        Clock { stages: Stages::default(), last: Instant::now() }
    }
}

impl Watch for Clock {
    fn lap(&mut self, stage: fn(&mut Stages) -> &mut Duration) {
        let now = Instant::now();
        *stage(&mut self.stages) += now - self.last;
        self.last = now;
    }

    fn product(&mut self, operations: usize) {
        self.stages.operations += operations as u64;
        self.lap(|s| &mut s.product);
    }
}
