Feature: How many chips it took
  DeepSeek's own count against the one that the newspaper gives for the others.

  Scenario: DeepSeek's engineers name about two thousand chips
    Given the claim "deepseek/training/chips"
    Then it states "about 2,000 chips"

  Scenario: most top companies used at least sixteen thousand
    Given the claim "top-labs/training/chips"
    Then it states "at least 16,000 chips"

  Scenario: DeepSeek used certainly less than a seventh, possibly an eighth, of what most top companies used
    Then [deepseek/training/chips] / [top-labs/training/chips] < 1/7 is certain
    And [deepseek/training/chips] / [top-labs/training/chips] = 1/8 is possible

  Scenario: what was acquired in 2021 already exceeds what the training took
    Then [deepseek/training/chips] < 2,201 chip is certain
    And [deepseek/acquired/a100/2021] >= 10,000 A100 is certain

  Scenario Outline: counts of chips are counts, and none is below zero
    Then [<claim>] >= 0 <unit> is certain

    Examples:
      | claim                       | unit |
      | deepseek/training/chips     | chip |
      | top-labs/training/chips     | chip |
      | deepseek/acquired/a100/2021 | A100 |
      | deepseek/stock/h100         | H100 |
      | smuggling/shenzhen/chips    | chip |
      | smuggling/sales             | chip |
