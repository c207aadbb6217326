import Learning
import Testing

struct MatrixTests {
  @Test("rows cut off and added again are zeros, the rows before them keep their elements")
  func setRowsKeepsWhatRemains() {
    var matrix = wave(5, 3)
    let kept = Array(matrix.elements[..<6])
    matrix.setRows(2)
    #expect(matrix.rows == 2)
    #expect(matrix.elements == kept)
    matrix.setRows(4)
    #expect(matrix.rows == 4)
    #expect(matrix.elements == kept + [Float](repeating: 0, count: 6))
  }

  @Test("setting the number of rows it has changes nothing")
  func setRowsToTheSame() {
    var matrix = wave(4, 2)
    matrix.setRows(4)
    #expect(matrix == wave(4, 2))
  }

  @Test("a matrix can lose all its rows and get them back")
  func setRowsToNone() {
    var matrix = wave(3, 2)
    matrix.setRows(0)
    #expect(matrix.elements.isEmpty)
    matrix.setRows(3)
    #expect(matrix == Matrix(rows: 3, columns: 2))
  }

  @Test("elements lie row after row")
  func rowMajor() {
    let matrix = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(matrix[0, 2] == 3)
    #expect(matrix[1, 0] == 4)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
  }

  @Test("setting one element changes that one alone")
  func settingOne() {
    var matrix = Matrix(rows: 2, columns: 3, repeating: 7)
    matrix[1, 1] = -1
    #expect(matrix.elements == [7, 7, 7, 7, -1, 7])
  }
}
