Feature: The smuggling of chips
  What one vendor's screenshot shows, and what the newspaper counted.

  Scenario: a chip in the Shenzhen deal cost certainly under 51,750 USD
    Then [smuggling/shenzhen/value] / [smuggling/shenzhen/chips] < 51,750 USD/chip is certain

  Scenario: it may have cost as little as half of that
    Then [smuggling/shenzhen/value] / [smuggling/shenzhen/chips] < 25,000 USD/chip is possible

  Scenario: the companies that spoke are eleven, and many more sold
    Given the claim "smuggling/vendors"
    Then it states "11 companies"
    And [smuggling/vendors/more] > [smuggling/vendors] * 1 business / 1 company is certain

  Scenario: Nvidia and the US government say the same of its scale
    Given the claim "smuggling/scale"
    Then its sources agree
