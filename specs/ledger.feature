Feature: The ledger itself
  What has to hold for every row, whatever it is about.

  Scenario: no row's figure fails to re-read
    Given every row
    Then each re-reads

  Scenario: every row can be looked up
    Given every row
    Then each has a place in its source

  Scenario: what cannot be re-read is checked by a person
    Given every row
    Then each that cannot re-read is checked by a person

  Scenario: nothing rests on a denied or retracted row
    Given every row
    Then nothing rests on a denied or retracted row
    And none is denied or retracted

  Scenario: a disputed claim never counts fully
    Given the rows matching "tag:disputed"
    Then each is deprecated
