//! Writes Windows event logs (.evtx), for demonstrations and tests: chunks of records in binary XML, each kind of
//! event a template that the chunk's first record of that kind defines, as Windows lays them out.
//!
//! The format is described in "Windows XML Event Log (EVTX) format" by Joachim Metz and, for binary XML, in
//! Microsoft's MS-EVEN6.

use std::collections::HashMap;

/// What is the same in all events of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub provider: &'static str,
    pub channel: &'static str,
    pub id: u16,
    /// Names of the data fields, in order.
    pub data: &'static [&'static str],
}

/// A process was created, as the Security log has it.
pub const SECURITY_4688: Kind = Kind {
    provider: "Microsoft-Windows-Security-Auditing",
    channel: "Security",
    id: 4688,
    data: &["SubjectUserName", "SubjectDomainName", "NewProcessName", "CommandLine", "ParentProcessName"],
};

/// One event of a [`Kind`].
pub struct Record<'a> {
    pub kind: Kind,
    /// 100 ns steps since 1601.
    pub time: u64,
    pub computer: &'a str,
    /// In the order of the kind's names.
    pub data: &'a [&'a str],
}

const FILE_HEADER: usize = 4096;
const CHUNK: usize = 65_536;
const CHUNK_HEADER: usize = 512;
const RECORD_HEADER: usize = 24;
/// A template and everything of a record but its values.
const OVERHEAD: usize = 4096;
/// Characters of all data fields of a record: what fits a chunk.
pub const MOST_DATA: usize = (CHUNK - CHUNK_HEADER - OVERHEAD) / 2;

const WIDE_STRING: u8 = 0x01;
const UINT16: u8 = 0x06;
const UINT64: u8 = 0x0a;
const FILETIME: u8 = 0x11;

/// Seconds since 1970 as 100 ns steps since 1601.
pub fn filetime(unix_seconds: u64) -> u64 {
    (unix_seconds + 11_644_473_600) * 10_000_000
}

/// The file that holds these records, numbered from 1.
pub fn write(records: &[Record]) -> Vec<u8> {
    let mut chunks = Vec::new();
    let mut chunk = Chunk::new(1);
    for record in records {
        let length: usize = record.data.iter().map(|text| text.encode_utf16().count()).sum();
        assert!(length <= MOST_DATA, "a record of {length} characters fits no chunk");
        if chunk.bytes.len() + OVERHEAD + 2 * length > CHUNK {
            chunks.push(std::mem::replace(&mut chunk, Chunk::new(0)));
            chunk.next = chunks.last().expect("just pushed").next;
            chunk.first = chunk.next;
        }
        chunk.record(record);
    }
    let next = chunk.next;
    chunks.push(chunk);
    let mut file = vec![0; FILE_HEADER];
    put(&mut file, 0, b"ElfFile\0");
    put(&mut file, 16, &(chunks.len() as u64 - 1).to_le_bytes());
    put(&mut file, 24, &next.to_le_bytes());
    put(&mut file, 32, &128u32.to_le_bytes());
    put(&mut file, 36, &1u16.to_le_bytes());
    put(&mut file, 38, &3u16.to_le_bytes());
    put(&mut file, 40, &(FILE_HEADER as u16).to_le_bytes());
    put(&mut file, 42, &(chunks.len() as u16).to_le_bytes());
    let sum = evtx::checksum_ieee(&file[..120]);
    put(&mut file, 124, &sum.to_le_bytes());
    chunks.into_iter().for_each(|chunk| file.extend(chunk.finish()));
    file
}

fn put(bytes: &mut [u8], at: usize, part: &[u8]) {
    bytes[at..at + part.len()].copy_from_slice(part);
}

/// 64 KiB of records; names and templates are stored once in each.
struct Chunk {
    bytes: Vec<u8>,
    first: u64,
    next: u64,
    last_record: usize,
    names: HashMap<String, u32>,
    templates: HashMap<(&'static str, u16), u32>,
}

impl Chunk {
    fn new(first: u64) -> Self {
        Chunk {
            bytes: vec![0; CHUNK_HEADER],
            first,
            next: first,
            last_record: CHUNK_HEADER,
            names: HashMap::new(),
            templates: HashMap::new(),
        }
    }

    fn u8(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    fn u16(&mut self, number: u16) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn u32(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn u64(&mut self, number: u64) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn wide(&mut self, text: &str) {
        self.bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }

    /// Room for a u32 that [`Chunk::fill`] fills with the number of bytes that came after it.
    fn size(&mut self) -> usize {
        self.u32(0);
        self.bytes.len()
    }

    fn fill(&mut self, after: usize) {
        let length = (self.bytes.len() - after) as u32;
        put(&mut self.bytes, after - 4, &length.to_le_bytes());
    }

    fn record(&mut self, record: &Record) {
        let start = self.bytes.len();
        self.last_record = start;
        let id = self.next;
        self.next += 1;
        self.bytes.extend([0x2a, 0x2a, 0, 0]);
        self.u32(0);
        self.u64(id);
        self.u64(record.time);
        debug_assert_eq!(self.bytes.len(), start + RECORD_HEADER);
        self.fragment_header();
        self.template(record.kind);
        let values: Vec<(u8, Vec<u8>)> = [
            (UINT16, record.kind.id.to_le_bytes().to_vec()),
            (FILETIME, record.time.to_le_bytes().to_vec()),
            (UINT64, id.to_le_bytes().to_vec()),
        ]
        .into_iter()
        .chain(
            [record.computer]
                .iter()
                .chain(record.data)
                .map(|text| (WIDE_STRING, text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>())),
        )
        .collect();
        self.u32(values.len() as u32);
        for (kind, value) in &values {
            self.u16(value.len() as u16);
            self.u8(*kind);
            self.u8(0);
        }
        values.iter().for_each(|(_, value)| self.bytes.extend(value));
        // end of the fragment
        self.u8(0);
        let size = (self.bytes.len() + 4 - start) as u32;
        self.u32(size);
        put(&mut self.bytes, start + 4, &size.to_le_bytes());
    }

    fn fragment_header(&mut self) {
        self.bytes.extend([0x0f, 1, 1, 0]);
    }

    /// An instance of the kind's template, with the definition where this is its first.
    fn template(&mut self, kind: Kind) {
        let id = u32::from(kind.id) ^ (kind.provider.len() as u32) << 16;
        self.bytes.extend([0x0c, 1]);
        self.u32(id);
        if let Some(&offset) = self.templates.get(&(kind.provider, kind.id)) {
            return self.u32(offset);
        }
        let offset = self.bytes.len() as u32 + 4;
        self.u32(offset);
        self.templates.insert((kind.provider, kind.id), offset);
        self.chain(384 + 4 * (id as usize % 32), offset);
        // the template's GUID, which begins with its id
        self.u32(id);
        self.bytes.extend([0x10; 12]);
        let body = self.size();
        self.fragment_header();
        self.event(kind);
        self.u8(0);
        self.fill(body);
    }

    fn event(&mut self, kind: Kind) {
        let namespace = "http://schemas.microsoft.com/win/2004/08/events/event";
        let event = self.open("Event", |c| c.attribute("xmlns", |c| c.text(namespace)));
        let system = self.open("System", |_| ());
        self.empty("Provider", |c| c.attribute("Name", |c| c.text(kind.provider)));
        self.element("EventID", |c| c.substitute(0, UINT16));
        self.empty("TimeCreated", |c| c.attribute("SystemTime", |c| c.substitute(1, FILETIME)));
        self.element("EventRecordID", |c| c.substitute(2, UINT64));
        self.element("Channel", |c| c.text(kind.channel));
        self.element("Computer", |c| c.substitute(3, WIDE_STRING));
        self.close(system);
        let data = self.open("EventData", |_| ());
        for (i, name) in kind.data.iter().enumerate() {
            let field = self.open("Data", |c| c.attribute("Name", |c| c.text(name)));
            self.substitute(4 + i as u16, WIDE_STRING);
            self.close(field);
        }
        self.close(data);
        self.close(event);
    }

    /// `<name attributes>`; the answer goes to [`Chunk::close`].
    fn open(&mut self, name: &str, attributes: impl FnOnce(&mut Self)) -> usize {
        let size = self.start(name, attributes);
        self.u8(0x02);
        size
    }

    fn empty(&mut self, name: &str, attributes: impl FnOnce(&mut Self)) {
        let size = self.start(name, attributes);
        self.u8(0x03);
        self.fill(size);
    }

    fn element(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        let size = self.open(name, |_| ());
        content(self);
        self.close(size);
    }

    fn close(&mut self, size: usize) {
        self.u8(0x04);
        self.fill(size);
    }

    fn start(&mut self, name: &str, attributes: impl FnOnce(&mut Self)) -> usize {
        let token = self.bytes.len();
        self.u8(0x01);
        // depends on no value
        self.u16(0xffff);
        let size = self.size();
        self.name(name);
        let before = self.bytes.len();
        let list = self.size();
        attributes(self);
        if self.bytes.len() == list {
            self.bytes.truncate(before);
        } else {
            self.fill(list);
            self.bytes[token] |= 0x40;
        }
        size
    }

    fn attribute(&mut self, name: &str, value: impl FnOnce(&mut Self)) {
        self.u8(0x06);
        self.name(name);
        value(self);
    }

    fn text(&mut self, text: &str) {
        self.bytes.extend([0x05, WIDE_STRING]);
        self.u16(text.encode_utf16().count() as u16);
        self.wide(text);
    }

    fn substitute(&mut self, value: u16, kind: u8) {
        self.u8(0x0d);
        self.u16(value);
        self.u8(kind);
    }

    /// Where the name stands in this chunk; here, the first time.
    fn name(&mut self, name: &str) {
        if let Some(&offset) = self.names.get(name) {
            return self.u32(offset);
        }
        let offset = self.bytes.len() as u32 + 4;
        self.u32(offset);
        self.names.insert(name.to_string(), offset);
        let hash = name.encode_utf16().fold(0u32, |h, c| h.wrapping_mul(65_599).wrapping_add(c.into())) as u16;
        self.chain(128 + 4 * (hash as usize % 64), offset);
        self.u16(hash);
        self.u16(name.encode_utf16().count() as u16);
        self.wide(name);
        self.u16(0);
    }

    /// Puts what starts at `offset` before the others of its hash, and writes where those are.
    fn chain(&mut self, bucket: usize, offset: u32) {
        let next: [u8; 4] = self.bytes[bucket..bucket + 4].try_into().expect("four bytes");
        put(&mut self.bytes, bucket, &offset.to_le_bytes());
        self.bytes.extend(next);
    }

    fn finish(mut self) -> Vec<u8> {
        let free = self.bytes.len();
        self.bytes.resize(CHUNK, 0);
        put(&mut self.bytes, 0, b"ElfChnk\0");
        let last = self.next.saturating_sub(1);
        for (at, number) in [(8, self.first), (16, last), (24, self.first), (32, last)] {
            put(&mut self.bytes, at, &number.to_le_bytes());
        }
        put(&mut self.bytes, 40, &128u32.to_le_bytes());
        put(&mut self.bytes, 44, &(self.last_record as u32).to_le_bytes());
        put(&mut self.bytes, 48, &(free as u32).to_le_bytes());
        let records = evtx::checksum_ieee(&self.bytes[CHUNK_HEADER..free]);
        put(&mut self.bytes, 52, &records.to_le_bytes());
        let header = [&self.bytes[..120], &self.bytes[128..CHUNK_HEADER]].concat();
        put(&mut self.bytes, 124, &evtx::checksum_ieee(&header).to_le_bytes());
        self.bytes
    }
}
