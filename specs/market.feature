Feature: Chips on the market
  What renting and owning them comes to, and which they are.

  Scenario: an hour costs about six dollars, and certainly under seven
    Given the claim "nvidia/rental-price/china"
    Then it states "6 USD/hour"
    And it is certainly less than "7 USD/hour"

  Scenario: the A100 is of 2020, before any limit
    Given the claim "nvidia/a100/released"
    Then it states "2020"

  Scenario: the model was trained on the H800, and nothing shows smuggled chips behind it
    Then the claims state
      | claim                            | figure |
      | deepseek/training/chip-model     | H800   |
      | deepseek/smuggled-chips/evidence | no     |

  Scenario Outline: every price in dollars has a source that can be looked up (row <row>)
    Given the claim "<claim>"
    Then it has at least 1 source

    Examples: the rows matching "unit:USD"
      | row | claim |
