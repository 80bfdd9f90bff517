# language: pt
Funcionalidade: A regra de difusão da IA
  As cifras dos passos estão na língua do arquivo.

  Cenário: a regra atinge 150 países
    Dado the claim "diffusion-rule/countries"
    Então it states "150 países"

  Cenário: o período de comentários dura 120 dias
    Dado the claim "diffusion-rule/comment-period"
    Então it states "120 dias"

  Cenário: as ações da Palantir mais que quadruplicaram
    Então 1 + [palantir/shares/change/2024] > 4 is certain
