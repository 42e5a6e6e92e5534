// What the forward pass needs on a GPU beside matrix products, over packed sequences: no padding anywhere, and what
// lies between two products in as few passes over memory as it allows. Values are bf16, sums f32.

#include <cuda_bf16.h>
#include <mma.h>

using bf16 = __nv_bfloat16;
using pair = __nv_bfloat162;
using namespace nvcuda;

constexpr int LANES = 32;
// a row of up to 1,024 values in the registers of one warp
constexpr int PAIRS = 16;
// scores of one row in the registers of one warp: sequences of up to 512 tokens
constexpr int SCORES = 16;

__device__ float sum(float v) {
    for (int lane = LANES / 2; lane > 0; lane /= 2) v += __shfl_xor_sync(~0u, v, lane);
    return v;
}

__device__ float largest(float v) {
    for (int lane = LANES / 2; lane > 0; lane /= 2) v = fmaxf(v, __shfl_xor_sync(~0u, v, lane));
    return v;
}

__device__ float2 load(const bf16 *row, int column) { return __bfloat1622float2(*(const pair *)(row + column)); }

__device__ void store(bf16 *row, int column, float a, float b) {
    *(pair *)(row + column) = __floats2bfloat162_rn(a, b);
}

// The row that this warp works on; the grid has a warp for each.
__device__ int row_of_warp() { return (blockIdx.x * blockDim.x + threadIdx.x) / LANES; }

// Layer norm of the row whose values this warp holds: lane l has columns 2l, 2l + 1, 2l + 64 …
__device__ void norm(float2 *v, bf16 *out, const bf16 *weight, const bf16 *bias, int hidden, float eps) {
    const int lane = threadIdx.x % LANES;
    float total = 0;
#pragma unroll
    for (int i = 0; i < PAIRS; i++)
        if (2 * (lane + LANES * i) < hidden) total += v[i].x + v[i].y;
    const float mean = sum(total) / hidden;
    total = 0;
#pragma unroll
    for (int i = 0; i < PAIRS; i++)
        if (2 * (lane + LANES * i) < hidden) {
            v[i].x -= mean;
            v[i].y -= mean;
            total += v[i].x * v[i].x + v[i].y * v[i].y;
        }
    const float scale = rsqrtf(sum(total) / hidden + eps);
#pragma unroll
    for (int i = 0; i < PAIRS; i++) {
        const int column = 2 * (lane + LANES * i);
        if (column < hidden) {
            const float2 w = load(weight, column), b = load(bias, column);
            store(out, column, v[i].x * scale * w.x + b.x, v[i].y * scale * w.y + b.y);
        }
    }
}

// out[t] = norm(words[ids[t]] + places[positions[t]] + kind)
extern "C" __global__ void embed(const unsigned *ids, const unsigned *positions, const bf16 *words, const bf16 *places,
                                 const bf16 *kind, const bf16 *weight, const bf16 *bias, bf16 *out, int rows, int hidden,
                                 float eps) {
    const int row = row_of_warp(), lane = threadIdx.x % LANES;
    if (row >= rows) return;
    const bf16 *word = words + (size_t)ids[row] * hidden, *place = places + (size_t)positions[row] * hidden;
    float2 v[PAIRS];
#pragma unroll
    for (int i = 0; i < PAIRS; i++) {
        const int column = 2 * (lane + LANES * i);
        if (column < hidden) {
            const float2 a = load(word, column), b = load(place, column), c = load(kind, column);
            v[i] = make_float2(a.x + b.x + c.x, a.y + b.y + c.y);
        }
    }
    norm(v, out + (size_t)row * hidden, weight, bias, hidden, eps);
}

// out = norm(product + product_bias + residual)
extern "C" __global__ void residual_norm(const bf16 *product, const bf16 *product_bias, const bf16 *residual,
                                         const bf16 *weight, const bf16 *bias, bf16 *out, int rows, int hidden, float eps) {
    const int row = row_of_warp(), lane = threadIdx.x % LANES;
    if (row >= rows) return;
    const size_t at = (size_t)row * hidden;
    float2 v[PAIRS];
#pragma unroll
    for (int i = 0; i < PAIRS; i++) {
        const int column = 2 * (lane + LANES * i);
        if (column < hidden) {
            const float2 a = load(product + at, column), b = load(product_bias, column), c = load(residual + at, column);
            v[i] = make_float2(a.x + b.x + c.x, a.y + b.y + c.y);
        }
    }
    norm(v, out + at, weight, bias, hidden, eps);
}

__device__ float gelu(float x) { return 0.5f * x * (1.0f + erff(x * 0.70710678f)); }

// values = gelu(values + bias), eight at a time
extern "C" __global__ void bias_gelu(bf16 *values, const bf16 *bias, int columns, size_t eights) {
    const size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= eights) return;
    uint4 eight = ((const uint4 *)values)[i];
    const bf16 *b = bias + i * 8 % columns;
    pair *pairs = (pair *)&eight;
#pragma unroll
    for (int p = 0; p < 4; p++) {
        const float2 v = __bfloat1622float2(pairs[p]), w = load(b, 2 * p);
        pairs[p] = __floats2bfloat162_rn(gelu(v.x + w.x), gelu(v.y + w.y));
    }
    ((uint4 *)values)[i] = eight;
}

// Sixteen queries of one sequence.
struct Strip {
    int first;   // the sequence's first row
    int length;  // its tokens
    int at;      // the first query's place in it
    int unused;
};

// One warp has one strip and one head of SIZE columns. qkv is [rows, 3 * hidden] without its biases: that of the keys
// adds the same to all scores of a row, which softmax does not see, and that of the values adds itself. Rows behind
// the sequence's end, up to fifteen, are read and count nothing: they must exist and be finite.
template <int SIZE>
__device__ void attention(const bf16 *qkv, const bf16 *query_bias, const bf16 *value_bias, const Strip *strips, int count,
                          bf16 *out, int hidden, int distance, float scale) {
    extern __shared__ __align__(128) unsigned char memory[];
    const int warp = threadIdx.x / LANES, lane = threadIdx.x % LANES;
    const int n = blockIdx.x * (blockDim.x / LANES) + warp;
    if (n >= count) return;
    constexpr int Q = SIZE + 8;
    const Strip strip = strips[n];
    const int column = blockIdx.y * SIZE, stride = 3 * hidden, wide = (strip.length + 15) / 16 * 16;
    float *scores = (float *)(memory + (size_t)warp * 16 * (distance * sizeof(float) + Q * sizeof(bf16)));
    bf16 *queries = (bf16 *)(scores + 16 * distance);
    const bf16 *own = qkv + (size_t)strip.first * stride + column;
    const bf16 *keys = own + hidden, *values = own + 2 * hidden;

    for (int i = lane; i < 16 * SIZE / 2; i += LANES) {
        const int r = i / (SIZE / 2), c = i % (SIZE / 2) * 2;
        float2 v = make_float2(0, 0);
        if (strip.at + r < strip.length) {
            const float2 q = load(own + (size_t)(strip.at + r) * stride, c), b = load(query_bias + column, c);
            v = make_float2((q.x + b.x) * scale, (q.y + b.y) * scale);
        }
        store(queries + r * Q, c, v.x, v.y);
    }
    __syncwarp();

    wmma::fragment<wmma::matrix_a, 16, 16, 16, bf16, wmma::row_major> a[SIZE / 16];
#pragma unroll
    for (int k = 0; k < SIZE / 16; k++) wmma::load_matrix_sync(a[k], queries + 16 * k, Q);
    for (int t = 0; t < wide; t += 16) {
        wmma::fragment<wmma::accumulator, 16, 16, 16, float> s;
        wmma::fill_fragment(s, 0.0f);
#pragma unroll
        for (int k = 0; k < SIZE / 16; k++) {
            wmma::fragment<wmma::matrix_b, 16, 16, 16, bf16, wmma::col_major> b;
            wmma::load_matrix_sync(b, keys + (size_t)t * stride + 16 * k, stride);
            wmma::mma_sync(s, a[k], b, s);
        }
        wmma::store_matrix_sync(scores + t, s, distance, wmma::mem_row_major);
    }
    __syncwarp();

    // softmax; the weights take their row's place as bf16
    for (int r = 0; r < 16; r++) {
        float *row = scores + r * distance;
        float e[SCORES], top = -INFINITY, total = 0;
#pragma unroll
        for (int i = 0; i < SCORES; i++)
            if (LANES * i < wide) {
                const int c = lane + LANES * i;
                e[i] = c < strip.length ? row[c] : -INFINITY;
                top = fmaxf(top, e[i]);
            }
        top = largest(top);
#pragma unroll
        for (int i = 0; i < SCORES; i++)
            if (LANES * i < wide) {
                e[i] = __expf(e[i] - top);
                total += e[i];
            }
        const float inverse = 1.0f / sum(total);
        __syncwarp();
#pragma unroll
        for (int i = 0; i < SCORES; i++) {
            const int c = lane + LANES * i;
            if (c < wide) ((bf16 *)row)[c] = __float2bfloat16(e[i] * inverse);
        }
    }
    __syncwarp();

    wmma::fragment<wmma::accumulator, 16, 16, 16, float> o[SIZE / 16];
#pragma unroll
    for (int d = 0; d < SIZE / 16; d++) wmma::fill_fragment(o[d], 0.0f);
    for (int t = 0; t < wide; t += 16) {
        wmma::fragment<wmma::matrix_a, 16, 16, 16, bf16, wmma::row_major> p;
        wmma::load_matrix_sync(p, (bf16 *)scores + t, 2 * distance);
#pragma unroll
        for (int d = 0; d < SIZE / 16; d++) {
            wmma::fragment<wmma::matrix_b, 16, 16, 16, bf16, wmma::row_major> b;
            wmma::load_matrix_sync(b, values + (size_t)t * stride + 16 * d, stride);
            wmma::mma_sync(o[d], p, b, o[d]);
        }
    }
    __syncwarp();
#pragma unroll
    for (int d = 0; d < SIZE / 16; d++) wmma::store_matrix_sync(scores + 16 * d, o[d], distance, wmma::mem_row_major);
    __syncwarp();
    for (int i = lane; i < 16 * SIZE / 2; i += LANES) {
        const int r = i / (SIZE / 2), c = i % (SIZE / 2) * 2;
        if (strip.at + r < strip.length) {
            const float2 b = load(value_bias + column, c);
            const float *v = scores + r * distance + c;
            store(out + (size_t)(strip.first + strip.at + r) * hidden + column, c, v[0] + b.x, v[1] + b.y);
        }
    }
}

extern "C" __global__ void attention_32(const bf16 *qkv, const bf16 *query_bias, const bf16 *value_bias, const Strip *strips,
                                        int count, bf16 *out, int hidden, int distance, float scale) {
    attention<32>(qkv, query_bias, value_bias, strips, count, out, hidden, distance, scale);
}

extern "C" __global__ void attention_64(const bf16 *qkv, const bf16 *query_bias, const bf16 *value_bias, const Strip *strips,
                                        int count, bf16 *out, int hidden, int distance, float scale) {
    attention<64>(qkv, query_bias, value_bias, strips, count, out, hidden, distance, scale);
}

// out[s] = values[rows[s]] in f32: a warp has one row
extern "C" __global__ void gather(const bf16 *values, const unsigned *rows, float *out, int count, int hidden) {
    const int n = row_of_warp(), lane = threadIdx.x % LANES;
    if (n >= count) return;
    const bf16 *row = values + (size_t)rows[n] * hidden;
    for (int c = 2 * lane; c < hidden; c += 2 * LANES) *(float2 *)(out + (size_t)n * hidden + c) = load(row, c);
}

// logits[s] = weight · tanh(dense[s] + dense_bias) + bias, in f32: a warp has one sequence
extern "C" __global__ void classify(const float *dense, const float *dense_bias, const float *weight, const float *bias,
                                    float *logits, int count, int hidden, int labels) {
    const int n = row_of_warp(), lane = threadIdx.x % LANES;
    if (n >= count) return;
    for (int label = 0; label < labels; label++) {
        float total = 0;
        for (int c = lane; c < hidden; c += LANES)
            total += weight[(size_t)label * hidden + c] * tanhf(dense[(size_t)n * hidden + c] + dense_bias[c]);
        total = sum(total);
        if (lane == 0) logits[(size_t)n * labels + label] = total + bias[label];
    }
}
