Feature: Three copies of one article
  Portuguese, English and Arabic copies of an English original that nobody here holds. What all three state has
  to be the same; what only some state is named; and together they are one source, not three.

  Background:
    Given the copies of "trade-war/original"

  Scenario: the copies agree on every figure but the accepted one
    Then they state the same but on "diffusion-rule/decade"

  @accepted(the-Arabic-copy-prints-the-1920s-where-the-others-print-the-2020s)
  Scenario: the copies agree on the decade
    Then they state the same on "diffusion-rule/decade"

  Scenario: every figure that only some copies state is named
    Then only these claims are not stated by all of them
      | claim                                  | stated by                  |
      | palantir/shares/change/2024            | trade-war/pt, trade-war/ar |
      | palantir/stake/2024                    | trade-war/en               |
      | us-controls/speed-limit/set            | trade-war/pt, trade-war/ar |
      | us-controls/speed-limited-chips/banned | trade-war/pt, trade-war/ar |

  Scenario: they count as one origin
    Then they count as one origin
