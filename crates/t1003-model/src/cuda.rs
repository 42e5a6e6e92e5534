//! The way to a GPU. CUDA's libraries are loaded when they are first needed, so one build runs with and without
//! them; what is missing becomes an error that names it.

use crate::error::{Error, Result};
use candle_core::{Device, DeviceLocation};
use std::sync::OnceLock;

/// Why this process has no GPU; `None` where it has one. Found out once, by asking the driver: not before a
/// process forks, because a driver that is awake does not survive that.
pub fn unusable() -> Option<&'static str> {
    static ASKED: OnceLock<Option<String>> = OnceLock::new();
    ASKED.get_or_init(|| driver::count().err()).as_deref()
}

/// Opens the GPU that is named, or the one that this process's number picks: sessions spread over all.
pub fn open(gpu: Option<usize>) -> Result<Device> {
    let name = gpu.map_or("cuda".into(), |n| format!("cuda:{n}"));
    let failed = |reason: String| Error::Device { device: name.clone(), reason };
    if let Some(reason) = unusable() {
        return Err(failed(reason.into()));
    }
    let count = driver::count().map_err(failed)?;
    let number = gpu.unwrap_or_else(|| spread(std::process::id(), count));
    if number >= count {
        let last = count - 1;
        return Err(failed(format!("this machine's GPUs are cuda:0 to cuda:{last}")));
    }
    driver::open(number).map_err(failed)
}

/// `cpu`, `cuda:0` and so on.
pub fn name(device: &Device) -> String {
    match device.location() {
        DeviceLocation::Cpu => "cpu".into(),
        DeviceLocation::Cuda { gpu_id } => format!("cuda:{gpu_id}"),
        DeviceLocation::Metal { gpu_id } => format!("metal:{gpu_id}"),
    }
}

/// Lets the driver keep up to `bytes` of the device's memory between batches, instead of giving it back after
/// each and asking for it again. Where it will not, only speed suffers.
pub fn keep(device: &Device, bytes: usize) {
    let _ = driver::keep(device, bytes);
}

/// cuBLAS loads its kernels when it first needs them, and where no memory is left for that it only says that it failed:
/// then what is left says why.
pub fn explain(error: Error, device: &Device) -> Error {
    const LEAST: usize = 128 << 20;
    match (error, driver::free(device)) {
        (Error::Compute(error), Some(free)) if free < LEAST => Error::Full { free, error },
        (error, _) => error,
    }
}

/// Which of `count` GPUs a process takes.
fn spread(process: u32, count: usize) -> usize {
    process as usize % count.max(1)
}

#[cfg(not(feature = "cuda"))]
mod driver {
    use candle_core::Device;

    const WITHOUT: &str = "this build is without CUDA";

    pub fn count() -> Result<usize, String> {
        Err(WITHOUT.into())
    }

    pub fn open(_: usize) -> Result<Device, String> {
        Err(WITHOUT.into())
    }

    pub fn keep(_: &Device, _: usize) -> candle_core::Result<()> {
        Ok(())
    }

    pub fn free(_: &Device) -> Option<usize> {
        None
    }
}

#[cfg(feature = "cuda")]
mod driver {
    use candle_core::cuda_backend::WrapErr;
    use candle_core::cuda_backend::cudarc::{cublas, curand, driver};
    use candle_core::{DType, Device, Tensor};
    use std::panic::catch_unwind;

    /// GPUs that the driver knows, at least one.
    pub fn count() -> Result<usize, String> {
        libraries()?;
        let asked = catch_unwind(driver::CudaContext::device_count);
        match asked.map_err(|_| "its driver is too old for this build".to_string())? {
            Ok(0) => Err("the driver knows no GPU".into()),
            Ok(count) => Ok(count as usize),
            Err(e) => Err(format!("the driver says: {}", plain(&e.to_string()))),
        }
    }

    /// cudarc panics where a library is missing: asked first, that is an error.
    fn libraries() -> Result<(), String> {
        // SAFETY: they load NVIDIA's libraries and let go of them; loading runs nothing but their own start-up.
        let (driver, blas, rand) = unsafe {
            (driver::sys::is_culib_present(), cublas::sys::is_culib_present(), curand::sys::is_culib_present())
        };
        let missing = |name| {
            format!(
                "{name} of CUDA 13 was not found: install CUDA's libraries where the system looks for libraries, or \
                 name their folder in LD_LIBRARY_PATH"
            )
        };
        match (driver, blas, rand) {
            (false, ..) => Err("no GPU driver was found (libcuda.so.1)".into()),
            (_, false, _) => Err(missing("libcublas")),
            (.., false) => Err(missing("libcurand")),
            _ => Ok(()),
        }
    }

    pub fn open(number: usize) -> Result<Device, String> {
        let opened = catch_unwind(|| open_and_try(number).map_err(|e| plain(&e.to_string())));
        opened.map_err(|_| "a function of CUDA is missing: its driver is too old for this build".to_string())?
    }

    fn open_and_try(number: usize) -> candle_core::Result<Device> {
        // one stream for all threads: candle's other device has one for each, and nothing orders those
        let device = Device::new_cuda_with_stream(number)?;
        let cuda = device.as_cuda_device()?;
        // SAFETY: all tensors of this device live on the one stream above, so the order of calls is the order of
        // execution, and no event is needed to keep one stream from another's memory.
        unsafe { cuda.disable_event_tracking() };
        let (major, minor) = cuda.cuda_stream().context().compute_capability().w()?;
        if major < 8 {
            candle_core::bail!("its compute capability is {major}.{minor}, and 8.0 is needed");
        }
        // a kernel and a product: what this GPU or its driver cannot run shows here and not at the first text
        let ones = Tensor::ones((16, 16), DType::BF16, &device)?;
        let sum = (ones.matmul(&ones)? + 1.0)?.to_dtype(DType::F32)?.sum_all()?.to_scalar::<f32>()?;
        if sum != 17.0 * 256.0 {
            candle_core::bail!("it computes wrongly: {sum} instead of 4352");
        }
        Ok(device)
    }

    pub fn keep(device: &Device, bytes: usize) -> candle_core::Result<()> {
        let stream = device.as_cuda_device()?.cuda_stream();
        let context = stream.context();
        if !context.has_async_alloc() {
            return Ok(());
        }
        let mut bytes = bytes as u64;
        context.bind_to_thread().w()?;
        // SAFETY: the device is the context's own, its default pool lives as long as the device, and the attribute
        // is a u64 that the driver reads during the call.
        unsafe {
            let pool = driver::result::device::get_default_mem_pool(context.cu_device()).w()?;
            let attribute = driver::sys::CUmemPool_attribute::CU_MEMPOOL_ATTR_RELEASE_THRESHOLD;
            driver::result::mem_pool::set_attribute(pool, attribute, (&raw mut bytes).cast()).w()
        }
    }

    /// Bytes of the device's memory that nobody has.
    pub fn free(device: &Device) -> Option<usize> {
        let stream = device.as_cuda_device().ok()?.cuda_stream();
        stream.context().mem_get_info().ok().map(|(free, _)| free)
    }

    /// `DriverError(CUDA_ERROR_NO_DEVICE, "no CUDA-capable device is detected")` without its wrapping, and without
    /// a backtrace.
    fn plain(message: &str) -> String {
        let line = message.lines().next().unwrap_or_default();
        match line.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"')) {
            Some((inner, _)) if line.starts_with("DriverError") => inner.into(),
            _ => line.into(),
        }
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn the_drivers_words_are_unwrapped() {
            let wrapped =
                "DriverError(CUDA_ERROR_NO_DEVICE, \"no CUDA-capable device is detected\")\n  0: frame";
            assert_eq!(super::plain(wrapped), "no CUDA-capable device is detected");
            assert_eq!(super::plain("its \"own\" words"), "its \"own\" words");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_spread_over_the_gpus() {
        let taken: std::collections::BTreeSet<_> = (4000..4008).map(|process| spread(process, 4)).collect();
        assert_eq!(taken.len(), 4);
        assert_eq!(spread(4001, 1), 0);
    }

    #[test]
    fn what_is_missing_is_said() {
        if let Some(reason) = unusable() {
            let error = open(Some(3)).unwrap_err();
            assert!(
                matches!(&error, Error::Device { device, reason: said } if device == "cuda:3" && said == reason)
            );
        }
    }
}
