extension UCUMTable {
    /// Units whose size is fixed by a procedure (UCUM §3.2) or by a logarithm or tangent (§3.1): each is comparable
    /// only with itself.
    static let arbitrary = """
        [iU] * arbitrary
        [IU] * 1 [iU]
        [arb'U] * arbitrary
        [USP'U] * arbitrary
        [GPL'U] * arbitrary
        [MPL'U] * arbitrary
        [APL'U] * arbitrary
        [beth'U] * arbitrary
        [anti'Xa'U] * arbitrary
        [todd'U] * arbitrary
        [dye'U] * arbitrary
        [smgy'U] * arbitrary
        [bdsk'U] * arbitrary
        [ka'U] * arbitrary
        [knk'U] * arbitrary
        [mclg'U] * arbitrary
        [tb'U] * arbitrary
        [CCID_50] * arbitrary
        [TCID_50] * arbitrary
        [EID_50] * arbitrary
        [PFU] * arbitrary
        [FFU] * arbitrary
        [CFU] * arbitrary
        [IR] * arbitrary
        [BAU] * arbitrary
        [AU] * arbitrary
        [Amb'a'1'U] * arbitrary
        [PNU] * arbitrary
        [Lf] * arbitrary
        [D'ag'U] * arbitrary
        [FEU] * arbitrary
        [ELU] * arbitrary
        [EU] * arbitrary
        [hnsf'U] arbitrary
        [hp'_X] arbitrary
        [hp'_C] arbitrary
        [hp'_M] arbitrary
        [hp'_Q] arbitrary
        [kp_X] arbitrary
        [kp_C] arbitrary
        [kp_M] arbitrary
        [kp_Q] arbitrary
        [pH] arbitrary
        [p'diop] arbitrary
        %[slope] arbitrary
        Np * arbitrary
        B * arbitrary
        B[SPL] * arbitrary
        B[V] * arbitrary
        B[mV] * arbitrary
        B[uV] * arbitrary
        B[10.nV] * arbitrary
        B[W] * arbitrary
        B[kW] * arbitrary
        bit_s arbitrary
        """
}
