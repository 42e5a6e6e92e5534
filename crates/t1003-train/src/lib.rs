//! Makes the model: generated data, tokenizer, pretraining, fine-tuning, evaluation, and the bundle
//! that ships. The command `t1003` is a thin layer over this.

pub mod adamw;
pub mod baselines;
pub mod bundle;
pub mod checkpoint;
pub mod dataset;
pub mod error;
pub mod evaluate;
pub mod finetune;
pub mod generate;
pub mod mine;
pub mod pretrain;
pub mod progress;
pub mod report;
pub mod texts;
pub mod tokenizer;
pub mod vars;
