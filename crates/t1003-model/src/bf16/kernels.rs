//! The kernels of `kernels.cu`, loaded for one GPU, each behind a function that checks what it is given.

use candle_core::cuda_backend::cudarc::cublas::sys::cublasOperation_t::{CUBLAS_OP_N, CUBLAS_OP_T};
use candle_core::cuda_backend::cudarc::cublas::{CudaBlas, Gemm, GemmConfig};
use candle_core::cuda_backend::cudarc::driver::sys::CUdevice_attribute::CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
use candle_core::cuda_backend::cudarc::driver::sys::CUfunction_attribute_enum::CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
use candle_core::cuda_backend::cudarc::driver::{
    CudaFunction, CudaModule, CudaSlice, CudaStream, DeviceRepr, LaunchConfig, PushKernelArg, ValidAsZeroBits,
};
use candle_core::cuda_backend::cudarc::nvrtc::Ptx;
use candle_core::cuda_backend::{CudaDevice, WrapErr};
use candle_core::{Result, bail};
use half::bf16;
use std::sync::Arc;

const PTX: &str = include_str!(concat!(env!("OUT_DIR"), "/kernels.ptx"));

const LANES: usize = 32;
/// Warps of a block, in kernels that give a row to each.
const WARPS: usize = 4;
/// Threads of a block, in kernels that give some values to each.
const THREADS: usize = 256;
/// Queries that one warp works on.
const STRIP: usize = 16;

/// Widest row that a warp holds.
pub const MOST_HIDDEN: usize = 1024;
/// Longest sequence whose scores a warp holds.
pub const MOST_TOKENS: usize = 512;
/// Rows that attention may read behind the last one.
pub const ROWS_BEHIND: usize = STRIP - 1;

pub type Values = CudaSlice<bf16>;

/// A layer norm's parameters.
pub struct Norm {
    pub weight: Values,
    pub bias: Values,
    pub eps: f32,
}

pub struct Kernels {
    stream: Arc<CudaStream>,
    blas: Arc<CudaBlas>,
    embed: CudaFunction,
    residual_norm: CudaFunction,
    bias_gelu: CudaFunction,
    attention: CudaFunction,
    gather: CudaFunction,
    classify: CudaFunction,
    head_size: usize,
    /// Shared memory that a block may have.
    shared: usize,
}

/// The strips of all sequences: what attention's warps share out among them.
pub struct Strips {
    strips: CudaSlice<i32>,
    count: usize,
    /// Values between two rows of scores.
    distance: usize,
}

/// Whether there is an attention kernel for heads of this many columns.
pub fn has_head_size(size: usize) -> bool {
    matches!(size, 32 | 64)
}

impl Kernels {
    /// `longest` is the model's window, `head_size` one of those that [`has_head_size`].
    pub fn load(device: &CudaDevice, head_size: usize, longest: usize) -> Result<Self> {
        let stream = device.cuda_stream();
        let context = stream.context();
        let module: Arc<CudaModule> = context.load_module(Ptx::from_src(PTX)).w()?;
        let function = |name: &str| module.load_function(name).w();
        let attention = function(&format!("attention_{head_size}"))?;
        let shared = context.attribute(CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN).w()?;
        attention.set_attribute(CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, shared).w()?;
        let kernels = Kernels {
            embed: function("embed")?,
            residual_norm: function("residual_norm")?,
            bias_gelu: function("bias_gelu")?,
            gather: function("gather")?,
            classify: function("classify")?,
            attention,
            blas: device.cublas_handle(),
            stream,
            head_size,
            shared: shared as usize,
        };
        if kernels.shared < kernels.bytes_of_warp(kernels.distance(longest)) {
            bail!("its shared memory is too little for sequences of {longest} tokens");
        }
        Ok(kernels)
    }

    /// Room for `values`, with nothing certain in it.
    pub fn room<T: DeviceRepr>(&self, values: usize) -> Result<CudaSlice<T>> {
        // SAFETY: plain numbers, and every kernel below writes its output whole before another reads it.
        unsafe { self.stream.alloc(values) }.w()
    }

    /// Sets the values from `first` on to zero.
    pub fn clear<T: DeviceRepr + ValidAsZeroBits>(
        &self,
        values: &mut CudaSlice<T>,
        first: usize,
    ) -> Result<()> {
        self.stream.memset_zeros(&mut values.slice_mut(first..)).w()
    }

    pub fn upload<T: DeviceRepr>(&self, values: &[T]) -> Result<CudaSlice<T>> {
        self.stream.clone_htod(values).w()
    }

    pub fn download(&self, values: &CudaSlice<f32>) -> Result<Vec<f32>> {
        self.stream.clone_dtoh(values).w()
    }

    /// `out [rows, n] = x [rows, k] weightᵀ`, `weight` being `[n, k]`.
    pub fn product<T>(
        &self,
        x: &CudaSlice<T>,
        weight: &CudaSlice<T>,
        out: &mut CudaSlice<T>,
        (rows, n, k): (usize, usize, usize),
    ) -> Result<()>
    where
        T: DeviceRepr + From<bf16>,
        CudaBlas: Gemm<T>,
    {
        check(x.len() >= rows * k && weight.len() == n * k && out.len() >= rows * n)?;
        // cuBLAS counts columns first: what is written there is outᵀ = weight xᵀ
        let config = GemmConfig {
            transa: CUBLAS_OP_T,
            transb: CUBLAS_OP_N,
            m: n as i32,
            n: rows as i32,
            k: k as i32,
            alpha: T::from(bf16::ONE),
            lda: k as i32,
            ldb: k as i32,
            beta: T::from(bf16::ZERO),
            ldc: n as i32,
        };
        // SAFETY: the check above: every index that these sizes reach lies inside the three.
        unsafe { self.blas.gemm(config, weight, x, out) }.w()
    }

    /// `out [rows, hidden]`: the norm of the sums of words, places and kind. Numbers must lie inside the tables.
    pub fn embed(
        &self,
        (ids, positions): (&CudaSlice<u32>, &CudaSlice<u32>),
        (words, places, kind): (&Values, &Values, &Values),
        norm: &Norm,
        out: &mut Values,
    ) -> Result<()> {
        let (rows, hidden) = (ids.len(), kind.len());
        check(positions.len() == rows && out.len() >= rows * hidden && norm.weight.len() == hidden)?;
        let (rows, hidden, grid) = (rows as i32, hidden as i32, warps(rows));
        let mut launch = self.stream.launch_builder(&self.embed);
        launch.arg(ids).arg(positions).arg(words).arg(places).arg(kind).arg(&norm.weight).arg(&norm.bias);
        launch.arg(out).arg(&rows).arg(&hidden).arg(&norm.eps);
        // SAFETY: the kernel's arguments in its order; the checks above, and `out` is borrowed alone.
        unsafe { launch.launch(grid) }.w()?;
        Ok(())
    }

    /// `out = norm(product + bias + residual)`, row by row.
    pub fn residual_norm(
        &self,
        (product, bias): (&Values, &Values),
        residual: &Values,
        norm: &Norm,
        out: &mut Values,
        rows: usize,
    ) -> Result<()> {
        let hidden = bias.len();
        let enough = |values: &Values| values.len() >= rows * hidden;
        check(enough(product) && enough(residual) && enough(out) && norm.weight.len() == hidden)?;
        let (count, hidden) = (rows as i32, hidden as i32);
        let mut launch = self.stream.launch_builder(&self.residual_norm);
        launch.arg(product).arg(bias).arg(residual).arg(&norm.weight).arg(&norm.bias);
        launch.arg(out).arg(&count).arg(&hidden).arg(&norm.eps);
        // SAFETY: as above.
        unsafe { launch.launch(warps(rows)) }.w()?;
        Ok(())
    }

    /// `values [rows, n] = gelu(values + bias [n])`; n a multiple of 8.
    pub fn bias_gelu(&self, values: &mut Values, bias: &Values, rows: usize) -> Result<()> {
        let columns = bias.len();
        check(values.len() >= rows * columns && columns.is_multiple_of(8))?;
        let eights = rows * columns / 8;
        let grid = LaunchConfig {
            grid_dim: (eights.div_ceil(THREADS) as u32, 1, 1),
            block_dim: (THREADS as u32, 1, 1),
            shared_mem_bytes: 0,
        };
        let columns = columns as i32;
        let mut launch = self.stream.launch_builder(&self.bias_gelu);
        launch.arg(values).arg(bias).arg(&columns).arg(&eights);
        // SAFETY: as above.
        unsafe { launch.launch(grid) }.w()?;
        Ok(())
    }

    /// Cuts sequences into strips, for all layers of one pass.
    pub fn strips(&self, bounds: &[usize]) -> Result<Strips> {
        let (strips, longest) = cut(bounds);
        check(longest <= MOST_TOKENS)?;
        let (count, distance) = (strips.len() / 4, self.distance(longest));
        Ok(Strips { strips: self.upload(&strips)?, count, distance })
    }

    /// `qkv [rows + ROWS_BEHIND, 3 * hidden]` without biases to `out [rows, hidden]`. `biases` are those of queries
    /// and values.
    pub fn attention(
        &self,
        qkv: &Values,
        (query_bias, value_bias): (&Values, &Values),
        strips: &Strips,
        out: &mut Values,
        rows: usize,
    ) -> Result<()> {
        let hidden = query_bias.len();
        check(qkv.len() >= (rows + ROWS_BEHIND) * 3 * hidden && out.len() >= rows * hidden)?;
        check(value_bias.len() == hidden && hidden.is_multiple_of(self.head_size))?;
        let bytes = self.bytes_of_warp(strips.distance);
        let warps = (self.shared / bytes).clamp(1, WARPS);
        let grid = LaunchConfig {
            grid_dim: (strips.count.div_ceil(warps) as u32, (hidden / self.head_size) as u32, 1),
            block_dim: ((warps * LANES) as u32, 1, 1),
            shared_mem_bytes: (warps * bytes) as u32,
        };
        let (count, hidden, distance) = (strips.count as i32, hidden as i32, strips.distance as i32);
        let scale = 1.0 / (self.head_size as f32).sqrt();
        let mut launch = self.stream.launch_builder(&self.attention);
        launch.arg(qkv).arg(query_bias).arg(value_bias).arg(&strips.strips).arg(&count);
        launch.arg(out).arg(&hidden).arg(&distance).arg(&scale);
        // SAFETY: as above; strips lie inside `rows`, being cut from the bounds of the same pass.
        unsafe { launch.launch(grid) }.w()?;
        Ok(())
    }

    /// The named rows of `values [_, hidden]` in f32.
    pub fn gather(&self, values: &Values, rows: &CudaSlice<u32>, hidden: usize) -> Result<CudaSlice<f32>> {
        let mut out = self.room(rows.len() * hidden)?;
        let (count, hidden) = (rows.len() as i32, hidden as i32);
        let mut launch = self.stream.launch_builder(&self.gather);
        launch.arg(values).arg(rows).arg(&mut out).arg(&count).arg(&hidden);
        // SAFETY: as above; the rows are those of the same pass.
        unsafe { launch.launch(warps(rows.len())) }.w()?;
        Ok(out)
    }

    /// `[count, labels]`: `weight · tanh(dense + dense_bias) + bias` for each row of `dense`.
    pub fn classify(
        &self,
        (dense, dense_bias): (&CudaSlice<f32>, &CudaSlice<f32>),
        (weight, bias): (&CudaSlice<f32>, &CudaSlice<f32>),
    ) -> Result<CudaSlice<f32>> {
        let (hidden, labels) = (dense_bias.len(), bias.len());
        let count = dense.len() / hidden;
        check(weight.len() == labels * hidden)?;
        let mut out = self.room(count * labels)?;
        let (grid, count, hidden, labels) = (warps(count), count as i32, hidden as i32, labels as i32);
        let mut launch = self.stream.launch_builder(&self.classify);
        launch.arg(dense).arg(dense_bias).arg(weight).arg(bias).arg(&mut out);
        launch.arg(&count).arg(&hidden).arg(&labels);
        // SAFETY: as above.
        unsafe { launch.launch(grid) }.w()?;
        Ok(out)
    }

    /// Eight more than the values of a row, so that rows begin in different banks.
    fn distance(&self, longest: usize) -> usize {
        longest.next_multiple_of(STRIP).max(self.head_size) + 8
    }

    /// Scores and queries of one strip, as the kernel lays them out.
    fn bytes_of_warp(&self, distance: usize) -> usize {
        STRIP * (distance * size_of::<f32>() + (self.head_size + 8) * size_of::<bf16>())
    }
}

/// (first row, length, first query, 0) of each strip, and the longest sequence.
fn cut(bounds: &[usize]) -> (Vec<i32>, usize) {
    let (mut strips, mut longest) = (Vec::new(), 0);
    for ends in bounds.windows(2) {
        let length = ends[1] - ends[0];
        longest = longest.max(length);
        for at in (0..length).step_by(STRIP) {
            strips.extend([ends[0] as i32, length as i32, at as i32, 0]);
        }
    }
    (strips, longest)
}

/// A grid with a warp for each row.
fn warps(rows: usize) -> LaunchConfig {
    LaunchConfig {
        grid_dim: (rows.div_ceil(WARPS) as u32, 1, 1),
        block_dim: ((WARPS * LANES) as u32, 1, 1),
        shared_mem_bytes: 0,
    }
}

fn check(fits: bool) -> Result<()> {
    if fits { Ok(()) } else { bail!("sizes do not fit the kernel") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_cover_every_query_once() {
        let (strips, longest) = cut(&[0, 1, 33, 49]);
        let expected = [[0, 1, 0, 0], [1, 32, 0, 0], [1, 32, 16, 0], [33, 16, 0, 0]];
        assert_eq!((strips, longest), (expected.concat(), 32));
    }
}
