import type { DefinitionSource } from './model';

export const davidovic: DefinitionSource = {
  title: 'Davidovič, Incident Metrics in SRE',
  url: 'https://sre.google/resources/practices-and-processes/incident-metrics-in-sre/',
};
export const nair: DefinitionSource = {
  title:
    'Nair, Table of Confidence Interval for the Median in Samples from any Continuous Population, Sankhyā 4 (1940)',
};
export const brookmeyerCrowley: DefinitionSource = {
  title:
    'Brookmeyer & Crowley, A Confidence Interval for the Median Survival Time, Biometrics 38 (1982)',
};
export const garwood: DefinitionSource = {
  title:
    'Garwood, Fiducial Limits for the Poisson Distribution, Biometrika 28 (1936)',
};
export const wilson: DefinitionSource = {
  title:
    'Newcombe, Two-sided Confidence Intervals for the Single Proportion, Statistics in Medicine 17 (1998)',
};
export const priceBonett: DefinitionSource = {
  title:
    'Price & Bonett, Distribution-free Confidence Intervals for Difference and Ratio of Medians, Journal of Statistical Computation and Simulation 72 (2002)',
};
export const miettinenNurminen: DefinitionSource = {
  title:
    'Miettinen & Nurminen, Comparative Analysis of Two Rates, Statistics in Medicine 4 (1985)',
};
export const przyborowskiWilenski: DefinitionSource = {
  title:
    'Przyborowski & Wilenski, Homogeneity of Results in Testing Samples from Poisson Series, Biometrika 31 (1940)',
};
export const benjaminiHochberg: DefinitionSource = {
  title:
    'Benjamini & Hochberg, Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57 (1995)',
};
export const dora: DefinitionSource = {
  title: 'DORA, A History of DORA’s Software Delivery Metrics',
  url: 'https://dora.dev/insights/dora-metrics-history/',
};
export const voidReport: DefinitionSource = {
  title: 'The VOID Report',
  url: 'https://www.thevoid.community/report',
};
export const hill: DefinitionSource = {
  title:
    'Hill, Diversity and Evenness: A Unifying Notation and Its Consequences, Ecology 54 (1973)',
};
