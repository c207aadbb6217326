import Learning
import Runs
import Testing

/// What one of two runs side by side has otherwise.
struct SideSettingsTests {
  @Test("settings are named as options are, one or several")
  func read() throws {
    #expect(try SideSettings("lambda=0").changes == [.set(.centerWeight, 0)])
    #expect(
      try SideSettings("alpha=1,rule=class-mean,learning-rate=0.01").changes
        == [.set(.centerRate, 1), .rule(.classMean), .set(.learningRate, 0.01)])
  }

  @Test(
    "whatever cannot be is refused with what would be right",
    arguments: [
      ("", "settings such as lambda=0 are needed, of lambda, alpha, learning-rate or rule"),
      ("lambda", "λ must be a finite number, 0 or more"),
      ("lambda=-1", "λ must be a finite number, 0 or more"),
      ("lambda=nan", "λ must be a finite number, 0 or more"),
      ("alpha=3", "α must lie between 0 and 2"),
      ("rule=mean", "rule is paper, gradient or class-mean"),
      (
        "lambda=0,", "settings such as lambda=0 are needed, of lambda, alpha, learning-rate or rule"
      ),
      ("epochs=3", "settings such as lambda=0 are needed, of lambda, alpha, learning-rate or rule"),
    ])
  func refused(text: String, requirement: String) {
    let error = #expect(throws: InvalidSetting.self) { try SideSettings(text) }
    #expect(error?.requirement == requirement && error?.value == "'\(text)'")
  }

  @Test("the run with them is bit for bit one that was described so")
  func applied() throws {
    var described = Small.spec
    try described.set(.centerWeight, 2)
    described.centerRule = .gradient
    var alone = try described.run()
    var (run, spec) = try SideSettings("lambda=2,rule=gradient").applied(
      to: try Small.run(), by: Small.spec)
    for _ in 0..<30 {
      alone.step()
      run.step()
    }
    #expect(run.checkpoint.fingerprint == alone.checkpoint.fingerprint)
    #expect(spec == described)
    spec.seed = 2
    #expect(spec != described)
  }
}
