import Learning
import Runs
import Testing

/// What is wrong in a session file is said in one line, with the line's number.
struct BadSessionTests {
  @Test("an empty file")
  func empty() { #expect(complaint([]) == "it: the file is empty") }

  @Test(
    "a file that is something else",
    arguments: [
      "a,b,label", "\u{0}\u{0}\u{8}\u{3}", "[1, 2]", "{}", "\"x\"", "7", "null", "",
      "{\"spec\": {}}",
      "{\"centerloss\": ", "{\"centerloss\": null}",
    ])
  func somethingElse(line: String) {
    #expect(complaint(header: line).hasPrefix("it, line 1: "))
    if !line.contains("null") || line == "null" {
      #expect(complaint(header: line) == SessionText.noSession)
    }
  }

  @Test("another version of the format")
  func version() {
    #expect(
      complaint(header: "{\"centerloss\": 2, \"news\": 1}")
        == "it, line 1: version 2 of a session; this program reads version 1")
    #expect(
      complaint(header: "{\"centerloss\": -1}").hasPrefix(
        "it, line 1: 'centerloss' must be a whole number"))
  }

  @Test(
    "a first line without spec or data, with a key too many, or with a spec that no run can have",
    arguments: [
      ("\"spec\": {\"data\": \"blobs\"", "\"spek\": {\"data\": \"blobs\"", "'spec' is missing"),
      ("\"samples\": 1250, ", "", "'samples' of the data is missing"),
      ("\"samples\": 1250", "\"samples\": 0", "'samples' must be a whole number"),
      ("0000beef", "beef", "'crc32' must be a checksum of eight hexadecimal digits"),
      ("0000beef", "+000beef", "'crc32' must be a checksum of eight hexadecimal digits"),
      ("0000beef\"", "0000beef\", \"md5\": 1", "'md5' is not a key that is known here"),
      ("\"arithmetic\"", "\"arithmatic\"", "'arithmatic' is not a key that is known here"),
      ("\"seed\": 1", "\"article\": 1", "'article' is not a key that is known here"),
      ("\"seed\": 1", "\"seed\": -1", "'seed' must be a whole number from 0 to"),
      ("\"seed\": 1", "\"seed\": 18446744073709551616", "'seed' must be a whole number"),
      ("\"batch\": 64", "\"batch\": 0", "'batch' must be a whole number from 1 to"),
      ("\"batch\": 64", "\"batch\": 1.5", "'batch' must be a whole number from 1 to"),
      ("\"batch\": 64", "\"threads\": 65", "'threads' must be a whole number from 1 to 64"),
      ("\"batch\": 64", "\"noise\": 1.1", "noise 1.1: a share from 0 to 1"),
      ("\"batch\": 64", "\"imbalance\": 0.5", "imbalance 0.5: a factor from 1 to 10000"),
      ("\"batch\": 64", "\"testShare\": 1", "testShare 1.0: a share between 0 and 1"),
      ("\"batch\": 64", "\"dataLimit\": 0", "'dataLimit' must be a whole number from 1 to"),
      ("\"batch\": 64", "\"schedule\": \"x\"", "schedule 'x' is none of constant, paper"),
      ("\"batch\": 64", "\"holdOutClass\": 3", "'holdOutClass' must be text"),
      ("\"rule\": \"paper\"", "\"rule\": \"x\"", "rule 'x' is none of paper, gradient, class-mean"),
      ("\"lambda\": 0.1", "\"lambda\": -0.1", "lambda -0.1: λ must be a finite number"),
      ("\"lambda\": 0.1", "\"lambda\": \"0.1\"", "'lambda' must be a finite number"),
      ("\"lambda\": 0.1", "\"lambda\": 1e39", "'lambda' must be a finite number of 32 bits"),
      ("\"alpha\": 0.5", "\"alpha\": 2.5", "alpha 2.5: α must lie between 0 and 2"),
      ("\"network\": \"2-8-2-5\"", "\"network\": [2, 8]", "'network' must be text"),
    ])
  func header(part: String, instead: String, problem: String) {
    let said = complaint(
      header: SessionText.header.replacing(part, with: instead, maxReplacements: 1))
    #expect(said.hasPrefix("it, line 1: \(problem)"), "\(said)")
  }

  @Test(
    "a line that is no entry",
    arguments: [
      ("hello", "not a line of JSON"), ("{\"step\": NaN, \"restart\": true}", "not a line of JSON"),
      ("{\"step\": 1, \"restart\": true} 2", "not a line of JSON"),
      ("[1]", "a JSON object is needed"),
      ("\u{FEFF}x", "not a line of JSON"), ("{\"restart\": true}", "'step' is missing"),
      ("{\"step\": \"1\", \"restart\": true}", "'step' must be a whole number from 0 to"),
      ("{\"step\": 1.5, \"restart\": true}", "'step' must be a whole number from 0 to"),
      ("{\"step\": -1, \"restart\": true}", "'step' must be a whole number from 0 to"),
      ("{\"step\": 1e999, \"restart\": true}", "'step' must be a whole number from 0 to"),
      ("{\"step\": 1000000001, \"restart\": true}", "'step' must be a whole number from 0 to"),
      ("{\"step\": 1}", "what happened is missing: one of set, restart"),
      ("{\"step\": 1, \"restart\": false}", "'restart' must be true"),
      ("{\"step\": 1, \"restart\": 1}", "'restart' must be true or false"),
      (
        "{\"step\": 1, \"restart\": true, \"fork\": \"B\"}",
        "'fork' is not a key that is known here"
      ),
      ("{\"step\": 1, \"fork\": \"B\"}", "'fork' is not a key that is known here"),
      (
        "{\"step\": 1, \"set\": {\"lambda\": 1}, \"restart\": true}",
        "one thing a line: set and restart"
      ),
      (
        "{\"step\": 1, \"set\": {\"lambda\": 1, \"alpha\": 1}}", "'set' changes one thing a line"
      ), ("{\"step\": 1, \"set\": {}}", "'set' changes one thing a line"),
      ("{\"step\": 1, \"set\": {\"beta\": 1}}", "'beta' cannot be set: lambda, alpha,"),
      ("{\"step\": 1, \"set\": {\"lambda\": -1}}", "lambda -1.0: λ must be"),
      ("{\"step\": 1, \"set\": {\"lambda\": 1e999}}", "'lambda' must be a finite number"),
      ("{\"step\": 1, \"set\": {\"lambda\": null}}", "'lambda' must be a finite number"),
      ("{\"step\": 1, \"set\": {\"alpha\": 2.01}}", "alpha 2.01: α must lie between"),
      ("{\"step\": 1, \"set\": {\"learningRate\": 0}}", "learningRate 0.0: the learning rate must"),
      ("{\"step\": 1, \"set\": {\"learningRate\": 1e-60}}", "learningRate 0.0: the learning rate"),
      ("{\"step\": 1, \"set\": {\"rule\": 3}}", "'rule' must be text"),
      ("{\"step\": 1, \"set\": {\"rule\": \"fast\"}}", "rule 'fast' is none of paper,"),
      ("{\"step\": 1, \"set\": 3}", "'set' must be an object"),
      ("{\"step\": 1, \"fingerprint\": \"123\"}", "'fingerprint' must be a checksum of eight"),
      ("{\"step\": 1, \"fingerprint\": 12345678}", "'fingerprint' must be text"),
      (
        "{\"step\": 1, \"fingerprint\": \"00000000\", \"crossEntropy\": \"x\"}",
        "'crossEntropy' must be a finite number"
      ), ("{\"step\": 1, \"measures\": {\"loss\": 1}}", "'loss' is not a key that is known here"),
      ("{\"step\": 1, \"restart\": true, \"seconds\": 1e999}", "'seconds' must be a finite number"),
      ("{\"step\": 1, \"wentBackTo\": -1}", "'wentBackTo' must be a whole number"),
      ("{\"step\": 1, \"\\u001b[2J\\n\": 1, \"restart\": true}", "'?[2J ' is not a key"),
    ])
  func entry(line: String, problem: String) {
    let said = complaint("{\"step\": 0, \"set\": {\"lambda\": 1}}", line, "{")
    #expect(said.hasPrefix("it, line 3: \(problem)"), "\(said)")
  }

  @Test("steps that go back by themselves")
  func past() {
    #expect(
      complaint("{\"step\": 9, \"set\": {\"lambda\": 1}}", "{\"step\": 8, \"restart\": true}")
        == "it, line 3: step 8 comes after step 9: it is in the past")
    #expect(
      complaint("{\"step\": 9, \"wentBackTo\": 5}", "{\"step\": 4, \"restart\": true}")
        == "it, line 3: step 4 comes after step 5: it is in the past")
  }

  @Test("going back to where the run has not been, or to behind where it went back to before")
  func wentBackOutOfRange() {
    #expect(
      complaint("{\"step\": 9, \"wentBackTo\": 10}")
        == "it, line 2: back to step 10 from step 9: 0 to 9 can be")
    #expect(
      complaint("{\"step\": 9, \"wentBackTo\": 5}", "{\"step\": 20, \"wentBackTo\": 4}")
        == "it, line 3: back to step 4 from step 20: 5 to 20 can be")
  }

  @Test("returning to a step that is still to come, while any step of the past can be returned to")
  func returnedOutOfRange() throws {
    #expect(
      complaint("{\"step\": 9, \"returnedTo\": 10}")
        == "it, line 2: returned to step 10 from step 9: it is to come")
    #expect(
      complaint("{\"step\": 9, \"returnedTo\": 5}", "{\"step\": 20, \"wentBackTo\": 4}")
        == "it, line 3: back to step 4 from step 20: 5 to 20 can be")
    let text = SessionText([
      "{\"step\": 9, \"wentBackTo\": 5}", "{\"step\": 20, \"returnedTo\": 2}",
      "{\"step\": 3, \"wentBackTo\": 2}",
    ])
    #expect(try Session(text.bytes, name: "it").recording.entries.count == 3)
  }

  @Test("a restart lets steps begin again, and so lets the run go back to them")
  func restart() throws {
    let text = SessionText([
      "{\"step\": 9, \"wentBackTo\": 5}", "{\"step\": 20, \"restart\": true}",
      "{\"step\": 3, \"wentBackTo\": 0}", "{\"step\": 0, \"restart\": true}",
    ])
    #expect(try Session(text.bytes, name: "it").recording.entries.count == 4)
  }
}
