//! A GPU that may run out of memory, and a CPU that helps it: batches are halved until they fit, and where the
//! CPU is allowed to, it takes what is short, what does not fit, and everything once the GPU has failed.

use crate::backend::Backend;
use crate::error::{Error, Result};
use crate::packed::Packed;
use crate::stop::Stop;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Tokens of a batch: some hundred texts, by which a large model keeps a large GPU busy.
pub const TOKENS: usize = 16_384;
/// Batches are not halved below this many tokens: what little that saves does not help.
const LEAST: usize = 1024;
/// Multiplications that one core is done with before a GPU has answered: tokens times weights. Measured beside an H200
/// (docs/gpu.md), which answers one short text in 0.2 ms.
const SHORT: u64 = 40_000_000;

/// Opens the CPU's engine.
pub type OpenCpu = Box<dyn Fn() -> Result<Box<dyn Backend>> + Send + Sync>;

pub struct GpuBackend {
    gpu: Box<dyn Backend>,
    /// `None` where the GPU was asked for by name: then its failure is an error.
    cpu: Option<Cpu>,
    /// Tokens of a batch; goes down where memory was too little.
    budget: AtomicUsize,
    /// Whether the GPU failed otherwise than by memory: nothing works in this process after that.
    failed: AtomicBool,
    /// One batch at a time: what a cancelled call left running would double the memory.
    turn: Mutex<()>,
}

/// The CPU's engine, opened when it is first needed.
struct Cpu {
    open: OpenCpu,
    opened: OnceLock<Box<dyn Backend>>,
    /// Most tokens of what is short.
    short: usize,
}

impl GpuBackend {
    /// The GPU alone.
    pub fn alone(gpu: Box<dyn Backend>) -> Self {
        let budget = AtomicUsize::new(gpu.token_budget());
        GpuBackend { gpu, cpu: None, budget, failed: AtomicBool::new(false), turn: Mutex::new(()) }
    }

    /// The GPU with the CPU at its side. Short texts go to the CPU where its engine is a quick one, which must
    /// then be cheap to hold; a model has `weights` that each token is multiplied with.
    pub fn with_cpu(gpu: Box<dyn Backend>, open: OpenCpu, quick: bool, weights: u64) -> Result<Self> {
        let mut cpu = Cpu { open, opened: OnceLock::new(), short: 0 };
        if quick {
            cpu.short = cpu.get()?.quick_tokens().min((SHORT / weights.max(1)) as usize);
        }
        Ok(GpuBackend { cpu: Some(cpu), ..Self::alone(gpu) })
    }

    /// Where everything goes to the CPU.
    fn only_cpu(&self) -> Option<&Cpu> {
        self.cpu.as_ref().filter(|_| self.failed.load(Relaxed))
    }

    /// Nothing is held while the CPU works: a thread that waits there may take up another call's batch.
    fn in_turn(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        stop.check()?;
        self.gpu.logits(batch, stop)
    }

    fn on_gpu(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let error = match self.in_turn(batch, stop) {
            Err(error) if !matches!(error, Error::Stopped) => error,
            answer => return answer,
        };
        let full = error.is_out_of_memory();
        if full && batch.sequences() > 1 && batch.tokens() > LEAST {
            let half = batch.tokens().div_ceil(2);
            self.budget.fetch_min(half.max(LEAST), Relaxed);
            let parts = batch.split(half);
            return Ok(parts.iter().map(|part| self.on_gpu(part, stop)).collect::<Result<Vec<_>>>()?.concat());
        }
        let Some(cpu) = &self.cpu else { return Err(error) };
        if !full {
            self.failed.store(true, Relaxed);
        }
        cpu.logits(batch, stop)
    }
}

impl Cpu {
    fn get(&self) -> Result<&dyn Backend> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened.as_ref());
        }
        let opened = (self.open)()?;
        Ok(self.opened.get_or_init(|| opened).as_ref())
    }

    /// In batches of the CPU's own size, over the pool that this is called in; short ones in this thread.
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        let cpu = self.get()?;
        let run = |part: &Packed| stop.check().and_then(|()| cpu.logits(part, stop));
        if batch.tokens() <= self.short {
            return run(batch);
        }
        let parts = batch.split(cpu.token_budget());
        Ok(parts.par_iter().map(run).collect::<Result<Vec<_>>>()?.concat())
    }
}

impl Backend for GpuBackend {
    fn logits(&self, batch: &Packed, stop: &Stop) -> Result<Vec<f32>> {
        if let Some(cpu) = self.cpu.as_ref().filter(|cpu| batch.tokens() <= cpu.short).or(self.only_cpu()) {
            return cpu.logits(batch, stop);
        }
        self.on_gpu(batch, stop)
    }

    fn token_budget(&self) -> usize {
        self.budget.load(Relaxed)
    }

    fn parallel_batches(&self) -> bool {
        false
    }

    fn quick_tokens(&self) -> usize {
        self.cpu.as_ref().map_or(0, |cpu| cpu.short)
    }

    fn device(&self) -> String {
        match self.only_cpu() {
            None => self.gpu.device(),
            Some(_) => format!("cpu ({} failed)", self.gpu.device()),
        }
    }

    fn dtype(&self) -> String {
        match self.only_cpu().and_then(|cpu| cpu.opened.get()) {
            None => self.gpu.dtype(),
            Some(cpu) => cpu.dtype(),
        }
    }

    fn private_bytes(&self) -> usize {
        let cpu = self.cpu.as_ref().and_then(|cpu| cpu.opened.get());
        self.gpu.private_bytes() + cpu.map_or(0, |cpu| cpu.private_bytes())
    }

    fn shared_bytes(&self) -> usize {
        self.cpu.as_ref().and_then(|cpu| cpu.opened.get()).map_or(0, |cpu| cpu.shared_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers each sequence's first token, and fails as it is told.
    struct Fake {
        name: &'static str,
        /// Tokens that fit.
        memory: AtomicUsize,
        broken: AtomicBool,
        seen: Mutex<Vec<usize>>,
    }

    impl Fake {
        fn new(name: &'static str, memory: usize) -> &'static Self {
            let (memory, broken) = (AtomicUsize::new(memory), AtomicBool::new(false));
            Box::leak(Box::new(Fake { name, memory, broken, seen: Mutex::default() }))
        }

        fn seen(&self) -> Vec<usize> {
            std::mem::take(&mut self.seen.lock().unwrap())
        }
    }

    impl Backend for &'static Fake {
        fn logits(&self, batch: &Packed, _: &Stop) -> Result<Vec<f32>> {
            self.seen.lock().unwrap().push(batch.tokens());
            if self.broken.load(Relaxed) {
                return Err(candle_core::Error::msg("an illegal memory access was encountered").into());
            }
            if batch.tokens() > self.memory.load(Relaxed) {
                let said = "DriverError(CUDA_ERROR_OUT_OF_MEMORY, \"out of memory\")";
                return Err(candle_core::Error::msg(said).into());
            }
            Ok(batch.iter().map(|ids| ids[0] as f32).collect())
        }

        fn token_budget(&self) -> usize {
            16_384
        }

        fn parallel_batches(&self) -> bool {
            true
        }

        fn quick_tokens(&self) -> usize {
            300
        }

        fn device(&self) -> String {
            self.name.into()
        }

        fn dtype(&self) -> String {
            "f32".into()
        }

        fn private_bytes(&self) -> usize {
            0
        }
    }

    fn batch(sequences: usize, tokens: usize) -> Packed {
        (0..sequences as u32).map(|i| vec![i; tokens]).collect()
    }

    fn right(backend: &GpuBackend, batch: &Packed) {
        let expected: Vec<f32> = (0..batch.sequences()).map(|i| i as f32).collect();
        assert_eq!(backend.logits(batch, &Stop::default()).unwrap(), expected);
    }

    fn with_cpu(gpu: &'static Fake, cpu: &'static Fake, quick: bool) -> GpuBackend {
        GpuBackend::with_cpu(Box::new(gpu), Box::new(move || Ok(Box::new(cpu))), quick, 400_000).unwrap()
    }

    #[test]
    fn what_does_not_fit_is_halved_until_it_does_and_later_batches_are_smaller() {
        let gpu = Fake::new("cuda:0", 3000);
        let backend = GpuBackend::alone(Box::new(gpu));
        assert_eq!(backend.token_budget(), 16_384);
        right(&backend, &batch(100, 100));
        assert!((LEAST..=3000).contains(&backend.token_budget()), "{}", backend.token_budget());
        assert_eq!(gpu.seen()[..3], [10_000, 5_000, 2_500]);
    }

    #[test]
    fn without_the_cpu_too_little_memory_is_an_error_and_the_next_call_works() {
        let gpu = Fake::new("cuda:0", 50);
        let backend = GpuBackend::alone(Box::new(gpu));
        let error = backend.logits(&batch(100, 100), &Stop::default()).unwrap_err();
        assert!(error.is_out_of_memory(), "{error}");
        gpu.memory.store(20_000, Relaxed);
        right(&backend, &batch(10, 100));
    }

    #[test]
    fn with_the_cpu_too_little_memory_is_its_work_and_the_gpu_is_asked_again() {
        let (gpu, cpu) = (Fake::new("cuda:0", 50), Fake::new("cpu", 100_000));
        let backend = with_cpu(gpu, cpu, false);
        right(&backend, &batch(100, 100));
        assert_eq!((cpu.seen().iter().sum::<usize>(), backend.device()), (10_000, "cuda:0".into()));
        gpu.memory.store(20_000, Relaxed);
        right(&backend, &batch(10, 100));
        assert!(cpu.seen().is_empty());
    }

    #[test]
    fn a_gpu_that_failed_is_left_alone() {
        let (gpu, cpu) = (Fake::new("cuda:0", 100_000), Fake::new("cpu", 100_000));
        gpu.broken.store(true, Relaxed);
        let backend = with_cpu(gpu, cpu, false);
        right(&backend, &batch(10, 100));
        right(&backend, &batch(10, 100));
        assert_eq!((gpu.seen().len(), backend.device()), (1, "cpu (cuda:0 failed)".into()));
        // by name it is an error, each time
        let alone = GpuBackend::alone(Box::new(gpu));
        for _ in 0..2 {
            assert!(alone.logits(&batch(1, 1), &Stop::default()).is_err());
        }
    }

    #[test]
    fn what_is_short_goes_to_a_quick_cpu() {
        let (gpu, cpu) = (Fake::new("cuda:0", 100_000), Fake::new("cpu", 100_000));
        let backend = with_cpu(gpu, cpu, true);
        // forty million multiplications over four hundred thousand weights
        assert_eq!(backend.quick_tokens(), 100);
        right(&backend, &batch(2, 50));
        assert_eq!((gpu.seen(), cpu.seen()), (vec![], vec![100]));
        right(&backend, &batch(2, 51));
        assert_eq!((gpu.seen(), cpu.seen()), (vec![102], vec![]));
        assert_eq!(with_cpu(gpu, cpu, false).quick_tokens(), 0);
    }

    #[test]
    fn a_stop_is_a_stop() {
        let gpu = Fake::new("cuda:0", 50);
        let stop = Stop::default();
        stop.stop();
        let answer = GpuBackend::alone(Box::new(gpu)).logits(&batch(2, 2), &stop);
        assert!(matches!(answer, Err(Error::Stopped)) && gpu.seen().is_empty());
    }
}
