for centerWeight in [0, 0.1, 1] as [Float] {
  let test = trainOwnNetwork(centerWeight: centerWeight, steps: 1_500)
  print(
    "λ \(centerWeight): accuracy \(test.accuracy), by the nearest center \(test.nearestCenterAccuracy), "
      + "intra / inter \(test.clusters.ratio)")
}
