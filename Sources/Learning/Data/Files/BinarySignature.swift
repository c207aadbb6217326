// What a file is, by its first bytes.

extension FileSignature {
  static func binary(_ head: FileHead, _ name: FileName) -> FileSignature? {
    table(head, name) ?? arrays(head, name) ?? model(head, name) ?? image(head) ?? packed(head)
  }

  /// Formats of tables and of databases.
  private static func table(_ head: FileHead, _ name: FileName) -> FileSignature? {
    switch true {
    case head.begins("PAR1") && head.isBinary:
      FileSignature("a Parquet file", name.pandas("read_parquet"))
    case (head.begins("ARROW1") || head.begins("FEA1")) && head.isBinary:
      FileSignature("an Arrow or Feather file", name.pandas("read_feather"))
    case head.isArrowStream:
      FileSignature(
        "a stream of Arrow",
        "pyarrow.ipc.open_stream(open(\(name.quoted), \"rb\")).read_pandas().to_csv(\(name.as("csv")), index=False)"
      )
    case head.begins("ORC") && head.isBinary:
      FileSignature("an ORC file", name.pandas("read_orc"))
    case head.begins("Obj\u{1}"): FileSignature("an Avro file", "save it as CSV")
    case head.begins(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1):
      FileSignature(
        "an old Office file, such as an Excel workbook (XLS)",
        "save the sheet as CSV, or \(name.pandas("read_excel"))")
    case head.begins("SQLite format 3"):
      FileSignature("an SQLite database", "save a table as CSV")
    case head.begins("RDX2\n"), head.begins("RDX3\n"), head.begins("X\n\u{0}\u{0}\u{0}"):
      FileSignature("R's own format", "write.csv(data, \(name.as("csv")), row.names = FALSE) in R")
    case head.begins("<stata_dta>"), head.isOldStata:
      FileSignature("a Stata file", name.pandas("read_stata"))
    case head.begins("$FL2"), head.begins("$FL3"):
      FileSignature("an SPSS file", name.pandas("read_spss"))
    case head.begins("HEADER RECORD*******"):
      FileSignature("a SAS file", name.pandas("read_sas"))
    case head.isSAS:
      FileSignature("a SAS file", name.pandas("read_sas", ", format=\"sas7bdat\""))
    case head.begins("%PDF"): FileSignature("a PDF document", "save its table as CSV")
    default: nil
    }
  }

  /// Formats in which arrays and samples are kept.
  private static func arrays(_ head: FileHead, _ name: FileName) -> FileSignature? {
    switch true {
    case head.begins(0x89, 0x48, 0x44, 0x46) || head.begins("MATLAB 7.3"):
      FileSignature(
        head.begins("MATLAB") ? "a MATLAB 7.3 file (HDF5)" : "an HDF5 file",
        "f = h5py.File(\(name.quoted)); numpy.savez(\(name.as("npz")), X=f[\"X\"], y=f[\"y\"])")
    case head.begins("MATLAB 5.0"), head.isMATLAB4:
      FileSignature(
        "a MATLAB file",
        "m = scipy.io.loadmat(\(name.quoted)); numpy.savez(\(name.as("npz")), X=m[\"X\"], y=m[\"y\"])"
      )
    case head.isTorchPickle: .torch(name)
    case head.isPickle:
      FileSignature(
        "a Python pickle",
        "d = pandas.read_pickle(\(name.quoted)); numpy.savez(\(name.as("npz")), X=…, y=…)")
    case head.isSafetensors:
      FileSignature(
        "a safetensors file",
        "t = safetensors.numpy.load_file(\(name.quoted)); numpy.savez(\(name.as("npz")), X=t[\"X\"], y=t[\"y\"])"
      )
    case head.isTFRecord:
      FileSignature(
        "a TFRecord file",
        "read it with tf.data.TFRecordDataset(\(name.quoted)) and save X and y with numpy.savez")
    case head.isLMDB:
      FileSignature(
        "an LMDB database", "read it with lmdb.open and save X and y with numpy.savez")
    default: nil
    }
  }

  private static func model(_ head: FileHead, _ name: FileName) -> FileSignature? {
    head.isONNX
      ? FileSignature("an ONNX model, not data", "save the data with numpy.savez") : nil
  }

  static func torch(_ name: FileName) -> FileSignature {
    FileSignature(
      "a PyTorch file",
      "t = torch.load(\(name.quoted)); numpy.savez(\(name.as("npz")), X=t[0].numpy(), y=t[1].numpy())"
    )
  }

  private static func image(_ head: FileHead) -> FileSignature? {
    head.imageFormat.map {
      FileSignature(
        "a \($0) image",
        "an image alone is no data; a folder with a folder of PNG images for each class is read")
    }
  }

  private static func packed(_ head: FileHead) -> FileSignature? {
    let pack = "unpack it first; only gzip and zip are unpacked here"
    return switch true {
    case head.begins(0xFD, 0x37, 0x7A, 0x58, 0x5A, 0): FileSignature("packed by xz", pack)
    case head.begins(0x5D, 0, 0): FileSignature("packed by lzma", pack)
    case head.begins("BZh") && head.isBinary: FileSignature("packed by bzip2", pack)
    case head.begins(0x28, 0xB5, 0x2F, 0xFD): FileSignature("packed by zstd", pack)
    case head.begins(0x04, 0x22, 0x4D, 0x18): FileSignature("packed by lz4", pack)
    case head.begins(0x37, 0x7A, 0xBC, 0xAF): FileSignature("a 7z archive", pack)
    case head.begins("Rar!") && head.isBinary: FileSignature("a RAR archive", pack)
    case head.begins(0x1F, 0x9D): FileSignature("packed by compress", pack)
    case head.begins("ustar", at: 257):
      FileSignature("a tar archive", "unpack it and name the file or folder that is wanted")
    case head.begins("PK\u{5}\u{6}"):
      FileSignature("an empty zip archive", "there is nothing in it")
    default: nil
    }
  }

  /// Of text in an encoding that only its mark would have told.
  static func encoding(_ head: FileHead) -> FileSignature? {
    if let encoding = head.encodingOf32Bits {
      return FileSignature(
        "UTF-32 without its mark", "save it as UTF-8, or say that it is \(encoding)")
    }
    guard head.isUTF16 else { return nil }
    return FileSignature(
      "UTF-16 without its mark", "save it as UTF-8, or say that it is UTF-16LE or UTF-16BE")
  }
}
