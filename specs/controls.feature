Feature: The export controls
  What the documents say of the limits, when they came, and how long each took.

  Scenario: the first limits came in 2022, those on the H800 a year later
    Then the claims state
      | claim                                  | figure |
      | us-controls/first-limits               | 2022   |
      | us-controls/h800/banned                | 2023   |
      | us-controls/speed-limit/set            | 2022   |
      | us-controls/speed-limited-chips/banned | 2023   |

  Scenario: banning the H800 took about a year
    Given the claim "us-controls/h800-ban/delay"
    Then it states "about 1 year"
    And it is possibly equal to "1 year"

  Scenario: the work on the limits took three years
    Given the claim "us-controls/duration"
    Then it is certainly equal to "3 years"

  Scenario: what the copies say of the speed limit, they all say
    Given these claims
      | claim                                  |
      | us-controls/speed-limit/set            |
      | us-controls/speed-limited-chips/banned |
    Then their sources agree
