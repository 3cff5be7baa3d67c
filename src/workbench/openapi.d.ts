/* Generated from openapi.json by `npm run openapi`. */
export interface paths {
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in screen shows: the organisation, and example accounts in the example world */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            organisation: string | null;
                            firstRun: boolean;
                            examples: {
                                account: string;
                                password: string;
                                name: string;
                                role: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Sign in with account and password; `code` asks for the second step */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            step: "in" | "code";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second step of signing in: a code of the authenticator, or a recovery code */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            step: "in";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person: unit and roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            name: string;
                            account: string;
                            totp: boolean;
                            unit: {
                                id: number;
                                name: string;
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                /** @enum {string} */
                                level: "national" | "province" | "city" | "county" | "town";
                            };
                            roles: ("office" | "department" | "liaison" | "approver" | "observer" | "administrator")[];
                            grants: {
                                /** @enum {string} */
                                role: "office" | "department" | "liaison" | "approver" | "observer" | "administrator";
                                unitId: number;
                                unitName: string;
                                subtree: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this installation still has to be set up */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            open: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Set up an empty installation and sign the administrator in; refused ever after */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        organisation: {
                            name: string;
                            shortName: string | null;
                            /** @enum {string} */
                            level: "national" | "province" | "city" | "county" | "town";
                        };
                        administrator: {
                            name: string;
                            account: string;
                            password: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unitId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account; answers a one-time link to set the password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: string;
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        /** End an account */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/welcome-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new one-time link for an account */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: string;
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the second factor away from a person whose phone is lost */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/welcome/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose one-time link it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            unitName: string;
                            account: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Set the password with a one-time link and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            step: "in" | "code";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password; other sessions end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s open sessions, the last used first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            device: string;
                            address: string;
                            /** Format: date-time */
                            signedInAt: string;
                            /** Format: date-time */
                            usedAt: string;
                            current: boolean;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** End all one’s other sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the begun second factor in force with a code */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            totp: true;
                        };
                    };
                };
            };
        };
        /** Begin a second factor: secret for the authenticator and recovery codes; in force after a code has proved it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            uri: string;
                            secret: string;
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
        /** End the second factor */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            totp: false;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units one may see: children of one, or by words and kind; without any of these, the topmost */
        get: {
            parameters: {
                query?: {
                    parent?: number;
                    q?: string;
                    kind?: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                    state?: "active" | "closed";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                id: number;
                                code: string;
                                name: string;
                                shortName: string | null;
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                /** @enum {string} */
                                level: "national" | "province" | "city" | "county" | "town";
                                parentId: number | null;
                                position: number;
                                /** @enum {string} */
                                state: "active" | "closed";
                                children: number;
                                parentName: string | null;
                                liaison: {
                                    id: number;
                                    unitId: number;
                                    name: string;
                                    duty: string | null;
                                    phone: string | null;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a unit under another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        shortName: string | null;
                        /** @enum {string} */
                        kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                        /** @enum {string} */
                        level: "national" | "province" | "city" | "county" | "town";
                        position: number;
                        parentId: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit, the units above it, and what one may do with it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            code: string;
                            name: string;
                            shortName: string | null;
                            /** @enum {string} */
                            kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                            /** @enum {string} */
                            level: "national" | "province" | "city" | "county" | "town";
                            parentId: number | null;
                            position: number;
                            /** @enum {string} */
                            state: "active" | "closed";
                            trail: {
                                id: number;
                                name: string;
                            }[];
                            counts: {
                                children: number;
                                subtree: number;
                                people: number;
                            };
                            may: {
                                manage: boolean;
                                close: boolean;
                                readPeople: boolean;
                                managePeople: boolean;
                                grant: ("office" | "department" | "liaison" | "approver" | "observer" | "administrator")[];
                                accounts: boolean;
                                reveal: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Correct a unit: name, code, kind, level, place among its siblings */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        shortName: string | null;
                        /** @enum {string} */
                        kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                        /** @enum {string} */
                        level: "national" | "province" | "city" | "county" | "town";
                        position: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move a unit with all below it under another */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        parentId: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Close a unit; its history stays */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Reopen a closed unit */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of the units one may see, phones masked */
        get: {
            parameters: {
                query?: {
                    unit?: number;
                    q?: string;
                    role?: "office" | "department" | "liaison" | "approver" | "observer" | "administrator";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                id: number;
                                unitId: number;
                                unitName: string;
                                name: string;
                                duty: string | null;
                                phone: string | null;
                                email: string | null;
                                isLiaison: boolean;
                                account: string | null;
                                /** @enum {string} */
                                standing: "none" | "waiting" | "ready";
                                grants: {
                                    /** @enum {string} */
                                    role: "office" | "department" | "liaison" | "approver" | "observer" | "administrator";
                                    unitId: number;
                                    unitName: string;
                                    subtree: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a person to a unit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        duty: string | null;
                        phone: string | null;
                        email: string | null;
                        isLiaison: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Correct a person; a null phone keeps the number */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        duty: string | null;
                        phone: string | null;
                        email: string | null;
                        isLiaison: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A person leaves: roles and account end */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/phone-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a whole phone number; the view is recorded */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            phone: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant a role on a unit, alone or with its subtree */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unitId: number;
                        /** @enum {string} */
                        role: "office" | "department" | "liaison" | "approver" | "observer" | "administrator";
                        subtree: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/grants/{unit}/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                    unit: number;
                    role: "office" | "department" | "liaison" | "approver" | "observer" | "administrator";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End all sessions of a person */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ended: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The empty roster, with what may be written where */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An .xlsx file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster of a subtree, streamed; recorded */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An .xlsx file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/roster-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a checked roster, all of it or nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        file: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            changed: number;
                            unchanged: number;
                            liaisons: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/account-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accounts and one-time links for all liaisons of a subtree who cannot sign in yet, as an .xlsx; recorded */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description An .xlsx file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/roster-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a roster (.xlsx as the body): what it would change and every row that is wrong; imports nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            file: string;
                            added: number;
                            changed: number;
                            unchanged: number;
                            liaisons: number;
                            faultCount: number;
                            faults: {
                                row?: number;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, the newest first, of the units one administers */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    person?: string;
                    unit?: number;
                    campaign?: number;
                    from?: string;
                    to?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                id: number;
                                /** Format: date-time */
                                at: string;
                                action: string;
                                personId: number | null;
                                personName: string;
                                unitId: number | null;
                                unitName: string | null;
                                campaignId: number | null;
                                object: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walk the hash chain: whether any line was changed or removed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lines: number;
                            broken: number | null;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of the units the person holds a role on: unread first, newest first */
        get: {
            parameters: {
                query?: {
                    show?: "unread" | "all";
                    kind?: "notice" | "urging" | "returned" | "accepted" | "adopted" | "sign_off" | "other";
                    campaign?: number;
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: number;
                                unitId: number;
                                unitName: string;
                                campaignId: number | null;
                                /** @enum {string} */
                                kind: "notice" | "urging" | "returned" | "accepted" | "adopted" | "sign_off" | "other";
                                title: string;
                                body: string;
                                link: string | null;
                                fromName: string;
                                /** Format: date-time */
                                createdAt: string;
                                readAt: string | null;
                            }[];
                            total: number;
                            unread: number;
                            page: number;
                            pageSize: number;
                            severalUnits: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages the person has not read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unread: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark one message as read by this person; again does nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark everything up to the newest message seen as read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        upTo: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/by-hand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a plan by hand, without a file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        unit?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings, the last touched first */
        get: {
            parameters: {
                query?: {
                    confirmed?: "true" | "false";
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                id: number;
                                title: string;
                                fileName: string;
                                format: string;
                                pages: number | null;
                                characters: number;
                                activities: number;
                                reports: number;
                                campaignId: number | null;
                                /** Format: date-time */
                                updatedAt: string;
                                updatedBy: string;
                                /** @enum {string} */
                                state: "collecting" | "reading" | "read" | "failed";
                                pagesDone: number;
                                pagesTotal: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Read a notice from its file (the body; name URI-encoded in x-file-name); answers when durable. Scans and photographs are recognised afterwards; with collect a photograph waits for more */
        post: {
            parameters: {
                query?: {
                    unit?: number;
                    collect?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One reading: text, plan, open questions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "txt" | "docx" | "doc" | "rtf" | "pdf" | "ofd" | "picture" | "none";
                            pages: number | null;
                            characters: number;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                page: number | null;
                                table: number | null;
                                cells: string[] | null;
                                doubtful?: [
                                    number,
                                    number
                                ][];
                            }[];
                            plan: {
                                /** @enum {string} */
                                schema: "notice/1";
                                title: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                };
                                /** @enum {string} */
                                kind: "plan" | "activity" | "forward" | "collection" | "selection";
                                issuers: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                doc_number: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                recipients: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                cc: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                issued: {
                                    date: string | null;
                                    text: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                basis: {
                                    title: string;
                                    number: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                theme: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                period: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                contacts: {
                                    names: string[];
                                    org: string | null;
                                    phones: string[];
                                    fax: string[];
                                    emails: string[];
                                    address: string | null;
                                    postcode: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                sections: {
                                    part: string;
                                    no: string | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                modules: {
                                    id: string;
                                    name: string;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                activities: {
                                    id: string;
                                    name: string;
                                    module: string | null;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    owners: {
                                        name: string;
                                        /** @enum {string} */
                                        role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    audience: string[];
                                    channels: string[];
                                    places: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                reports: {
                                    id: string;
                                    what: string;
                                    who: string[];
                                    length: {
                                        max: number | null;
                                        min: number | null;
                                        about: number | null;
                                        text: string;
                                    } | null;
                                    formats: string[];
                                    copies: number | null;
                                    extras: string[];
                                    due: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    } | null;
                                    to: {
                                        /** @enum {string} */
                                        kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                        value: string;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                attachments: {
                                    no: number | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                unresolved: {
                                    /** @enum {string} */
                                    field: "period" | "issued" | "modules.time" | "activities.time" | "activities.owners" | "activities.places" | "activities.channels" | "reports.due" | "reports.to" | "reports.length" | "reports.copies" | "contacts" | "other";
                                    ref: string | null;
                                    text: string;
                                    /** @enum {string} */
                                    reason: "lunar_or_holiday" | "relative_to_event" | "relative_weekday" | "to_be_announced" | "vague" | "conflict" | "invalid" | "no_year";
                                    candidates: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                            };
                            inferred: {
                                [key: string]: string;
                            };
                            checked: string[];
                            version: number;
                            campaignId: number | null;
                            /** @enum {string} */
                            state: "collecting" | "reading" | "read" | "failed";
                            pagesDone: number;
                            pagesTotal: number;
                            failure: {
                                message: string;
                                hint: string;
                            } | null;
                            unread: {
                                page: number;
                                message: string;
                                hint: string;
                            }[];
                            pictures: {
                                number: number;
                                name: string;
                                size: number;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: string;
                            questions: {
                                key: string;
                                /** @enum {string} */
                                about: "unresolved" | "end" | "owner";
                                field: string;
                                ref: string | null;
                                text: string;
                                quote: string;
                                why: string;
                                choices: {
                                    id: string;
                                    label: string;
                                }[];
                                fill: ("time" | "text" | "number" | "day") | null;
                                decision: {
                                    /** @enum {string} */
                                    as: "chosen" | "filled" | "aside";
                                    label: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        /** Save the corrected plan; refused when someone saved first */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        plan: unknown;
                        inferred: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "txt" | "docx" | "doc" | "rtf" | "pdf" | "ofd" | "picture" | "none";
                            pages: number | null;
                            characters: number;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                page: number | null;
                                table: number | null;
                                cells: string[] | null;
                                doubtful?: [
                                    number,
                                    number
                                ][];
                            }[];
                            plan: {
                                /** @enum {string} */
                                schema: "notice/1";
                                title: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                };
                                /** @enum {string} */
                                kind: "plan" | "activity" | "forward" | "collection" | "selection";
                                issuers: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                doc_number: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                recipients: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                cc: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                issued: {
                                    date: string | null;
                                    text: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                basis: {
                                    title: string;
                                    number: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                theme: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                period: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                contacts: {
                                    names: string[];
                                    org: string | null;
                                    phones: string[];
                                    fax: string[];
                                    emails: string[];
                                    address: string | null;
                                    postcode: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                sections: {
                                    part: string;
                                    no: string | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                modules: {
                                    id: string;
                                    name: string;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                activities: {
                                    id: string;
                                    name: string;
                                    module: string | null;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    owners: {
                                        name: string;
                                        /** @enum {string} */
                                        role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    audience: string[];
                                    channels: string[];
                                    places: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                reports: {
                                    id: string;
                                    what: string;
                                    who: string[];
                                    length: {
                                        max: number | null;
                                        min: number | null;
                                        about: number | null;
                                        text: string;
                                    } | null;
                                    formats: string[];
                                    copies: number | null;
                                    extras: string[];
                                    due: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    } | null;
                                    to: {
                                        /** @enum {string} */
                                        kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                        value: string;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                attachments: {
                                    no: number | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                unresolved: {
                                    /** @enum {string} */
                                    field: "period" | "issued" | "modules.time" | "activities.time" | "activities.owners" | "activities.places" | "activities.channels" | "reports.due" | "reports.to" | "reports.length" | "reports.copies" | "contacts" | "other";
                                    ref: string | null;
                                    text: string;
                                    /** @enum {string} */
                                    reason: "lunar_or_holiday" | "relative_to_event" | "relative_weekday" | "to_be_announced" | "vague" | "conflict" | "invalid" | "no_year";
                                    candidates: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                            };
                            inferred: {
                                [key: string]: string;
                            };
                            checked: string[];
                            version: number;
                            campaignId: number | null;
                            /** @enum {string} */
                            state: "collecting" | "reading" | "read" | "failed";
                            pagesDone: number;
                            pagesTotal: number;
                            failure: {
                                message: string;
                                hint: string;
                            } | null;
                            unread: {
                                page: number;
                                message: string;
                                hint: string;
                            }[];
                            pictures: {
                                number: number;
                                name: string;
                                size: number;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: string;
                            questions: {
                                key: string;
                                /** @enum {string} */
                                about: "unresolved" | "end" | "owner";
                                field: string;
                                ref: string | null;
                                text: string;
                                quote: string;
                                why: string;
                                choices: {
                                    id: string;
                                    label: string;
                                }[];
                                fill: ("time" | "text" | "number" | "day") | null;
                                decision: {
                                    /** @enum {string} */
                                    as: "chosen" | "filled" | "aside";
                                    label: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw a reading away that was not confirmed */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide an open question, set it aside, or (null) take it back */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        key: string;
                        answer: ({
                            /** @enum {string} */
                            as: "chosen";
                            choice: string;
                        } | {
                            /** @enum {string} */
                            as: "filled";
                            text?: string;
                            number?: number;
                            time?: {
                                from: string | null;
                                to: string | null;
                                time: string | null;
                                text: string;
                            };
                        } | {
                            /** @enum {string} */
                            as: "aside";
                        }) | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "txt" | "docx" | "doc" | "rtf" | "pdf" | "ofd" | "picture" | "none";
                            pages: number | null;
                            characters: number;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                page: number | null;
                                table: number | null;
                                cells: string[] | null;
                                doubtful?: [
                                    number,
                                    number
                                ][];
                            }[];
                            plan: {
                                /** @enum {string} */
                                schema: "notice/1";
                                title: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                };
                                /** @enum {string} */
                                kind: "plan" | "activity" | "forward" | "collection" | "selection";
                                issuers: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                doc_number: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                recipients: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                cc: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                issued: {
                                    date: string | null;
                                    text: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                basis: {
                                    title: string;
                                    number: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                theme: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                period: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                contacts: {
                                    names: string[];
                                    org: string | null;
                                    phones: string[];
                                    fax: string[];
                                    emails: string[];
                                    address: string | null;
                                    postcode: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                sections: {
                                    part: string;
                                    no: string | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                modules: {
                                    id: string;
                                    name: string;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                activities: {
                                    id: string;
                                    name: string;
                                    module: string | null;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    owners: {
                                        name: string;
                                        /** @enum {string} */
                                        role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    audience: string[];
                                    channels: string[];
                                    places: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                reports: {
                                    id: string;
                                    what: string;
                                    who: string[];
                                    length: {
                                        max: number | null;
                                        min: number | null;
                                        about: number | null;
                                        text: string;
                                    } | null;
                                    formats: string[];
                                    copies: number | null;
                                    extras: string[];
                                    due: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    } | null;
                                    to: {
                                        /** @enum {string} */
                                        kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                        value: string;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                attachments: {
                                    no: number | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                unresolved: {
                                    /** @enum {string} */
                                    field: "period" | "issued" | "modules.time" | "activities.time" | "activities.owners" | "activities.places" | "activities.channels" | "reports.due" | "reports.to" | "reports.length" | "reports.copies" | "contacts" | "other";
                                    ref: string | null;
                                    text: string;
                                    /** @enum {string} */
                                    reason: "lunar_or_holiday" | "relative_to_event" | "relative_weekday" | "to_be_announced" | "vague" | "conflict" | "invalid" | "no_year";
                                    candidates: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                            };
                            inferred: {
                                [key: string]: string;
                            };
                            checked: string[];
                            version: number;
                            campaignId: number | null;
                            /** @enum {string} */
                            state: "collecting" | "reading" | "read" | "failed";
                            pagesDone: number;
                            pagesTotal: number;
                            failure: {
                                message: string;
                                hint: string;
                            } | null;
                            unread: {
                                page: number;
                                message: string;
                                hint: string;
                            }[];
                            pictures: {
                                number: number;
                                name: string;
                                size: number;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: string;
                            questions: {
                                key: string;
                                /** @enum {string} */
                                about: "unresolved" | "end" | "owner";
                                field: string;
                                ref: string | null;
                                text: string;
                                quote: string;
                                why: string;
                                choices: {
                                    id: string;
                                    label: string;
                                }[];
                                fill: ("time" | "text" | "number" | "day") | null;
                                decision: {
                                    /** @enum {string} */
                                    as: "chosen" | "filled" | "aside";
                                    label: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/checked/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark an item as looked at and right, or not */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                    item: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        checked: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the photographs in this order; those not named are left out */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        order: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "txt" | "docx" | "doc" | "rtf" | "pdf" | "ofd" | "picture" | "none";
                            pages: number | null;
                            characters: number;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                page: number | null;
                                table: number | null;
                                cells: string[] | null;
                                doubtful?: [
                                    number,
                                    number
                                ][];
                            }[];
                            plan: {
                                /** @enum {string} */
                                schema: "notice/1";
                                title: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                };
                                /** @enum {string} */
                                kind: "plan" | "activity" | "forward" | "collection" | "selection";
                                issuers: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                doc_number: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                recipients: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                cc: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                issued: {
                                    date: string | null;
                                    text: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                basis: {
                                    title: string;
                                    number: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                theme: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                period: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                contacts: {
                                    names: string[];
                                    org: string | null;
                                    phones: string[];
                                    fax: string[];
                                    emails: string[];
                                    address: string | null;
                                    postcode: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                sections: {
                                    part: string;
                                    no: string | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                modules: {
                                    id: string;
                                    name: string;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                activities: {
                                    id: string;
                                    name: string;
                                    module: string | null;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    owners: {
                                        name: string;
                                        /** @enum {string} */
                                        role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    audience: string[];
                                    channels: string[];
                                    places: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                reports: {
                                    id: string;
                                    what: string;
                                    who: string[];
                                    length: {
                                        max: number | null;
                                        min: number | null;
                                        about: number | null;
                                        text: string;
                                    } | null;
                                    formats: string[];
                                    copies: number | null;
                                    extras: string[];
                                    due: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    } | null;
                                    to: {
                                        /** @enum {string} */
                                        kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                        value: string;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                attachments: {
                                    no: number | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                unresolved: {
                                    /** @enum {string} */
                                    field: "period" | "issued" | "modules.time" | "activities.time" | "activities.owners" | "activities.places" | "activities.channels" | "reports.due" | "reports.to" | "reports.length" | "reports.copies" | "contacts" | "other";
                                    ref: string | null;
                                    text: string;
                                    /** @enum {string} */
                                    reason: "lunar_or_holiday" | "relative_to_event" | "relative_weekday" | "to_be_announced" | "vague" | "conflict" | "invalid" | "no_year";
                                    candidates: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                            };
                            inferred: {
                                [key: string]: string;
                            };
                            checked: string[];
                            version: number;
                            campaignId: number | null;
                            /** @enum {string} */
                            state: "collecting" | "reading" | "read" | "failed";
                            pagesDone: number;
                            pagesTotal: number;
                            failure: {
                                message: string;
                                hint: string;
                            } | null;
                            unread: {
                                page: number;
                                message: string;
                                hint: string;
                            }[];
                            pictures: {
                                number: number;
                                name: string;
                                size: number;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: string;
                            questions: {
                                key: string;
                                /** @enum {string} */
                                about: "unresolved" | "end" | "owner";
                                field: string;
                                ref: string | null;
                                text: string;
                                quote: string;
                                why: string;
                                choices: {
                                    id: string;
                                    label: string;
                                }[];
                                fill: ("time" | "text" | "number" | "day") | null;
                                decision: {
                                    /** @enum {string} */
                                    as: "chosen" | "filled" | "aside";
                                    label: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        /** Add a photograph behind the others (the body; name URI-encoded in x-file-name) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/recognition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to recognise the photographs, or begin again after a failure */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            fileName: string;
                            fileSize: number;
                            /** @enum {string} */
                            format: "txt" | "docx" | "doc" | "rtf" | "pdf" | "ofd" | "picture" | "none";
                            pages: number | null;
                            characters: number;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                page: number | null;
                                table: number | null;
                                cells: string[] | null;
                                doubtful?: [
                                    number,
                                    number
                                ][];
                            }[];
                            plan: {
                                /** @enum {string} */
                                schema: "notice/1";
                                title: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                };
                                /** @enum {string} */
                                kind: "plan" | "activity" | "forward" | "collection" | "selection";
                                issuers: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                doc_number: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                recipients: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                cc: {
                                    name: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                issued: {
                                    date: string | null;
                                    text: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                basis: {
                                    title: string;
                                    number: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                theme: {
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                period: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                } | null;
                                contacts: {
                                    names: string[];
                                    org: string | null;
                                    phones: string[];
                                    fax: string[];
                                    emails: string[];
                                    address: string | null;
                                    postcode: string | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                sections: {
                                    part: string;
                                    no: string | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                modules: {
                                    id: string;
                                    name: string;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                activities: {
                                    id: string;
                                    name: string;
                                    module: string | null;
                                    description: string | null;
                                    time: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    owners: {
                                        name: string;
                                        /** @enum {string} */
                                        role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    forms: string[];
                                    audience: string[];
                                    channels: string[];
                                    places: string[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                reports: {
                                    id: string;
                                    what: string;
                                    who: string[];
                                    length: {
                                        max: number | null;
                                        min: number | null;
                                        about: number | null;
                                        text: string;
                                    } | null;
                                    formats: string[];
                                    copies: number | null;
                                    extras: string[];
                                    due: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    } | null;
                                    to: {
                                        /** @enum {string} */
                                        kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                        value: string;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                attachments: {
                                    no: number | null;
                                    title: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                unresolved: {
                                    /** @enum {string} */
                                    field: "period" | "issued" | "modules.time" | "activities.time" | "activities.owners" | "activities.places" | "activities.channels" | "reports.due" | "reports.to" | "reports.length" | "reports.copies" | "contacts" | "other";
                                    ref: string | null;
                                    text: string;
                                    /** @enum {string} */
                                    reason: "lunar_or_holiday" | "relative_to_event" | "relative_weekday" | "to_be_announced" | "vague" | "conflict" | "invalid" | "no_year";
                                    candidates: {
                                        text: string;
                                        from: string | null;
                                        to: string | null;
                                        time: string | null;
                                        every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                        /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                        quote: string;
                                    }[];
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                            };
                            inferred: {
                                [key: string]: string;
                            };
                            checked: string[];
                            version: number;
                            campaignId: number | null;
                            /** @enum {string} */
                            state: "collecting" | "reading" | "read" | "failed";
                            pagesDone: number;
                            pagesTotal: number;
                            failure: {
                                message: string;
                                hint: string;
                            } | null;
                            unread: {
                                page: number;
                                message: string;
                                hint: string;
                            }[];
                            pictures: {
                                number: number;
                                name: string;
                                size: number;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: string;
                            questions: {
                                key: string;
                                /** @enum {string} */
                                about: "unresolved" | "end" | "owner";
                                field: string;
                                ref: string | null;
                                text: string;
                                quote: string;
                                why: string;
                                choices: {
                                    id: string;
                                    label: string;
                                }[];
                                fill: ("time" | "text" | "number" | "day") | null;
                                decision: {
                                    /** @enum {string} */
                                    as: "chosen" | "filled" | "aside";
                                    label: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/pages/{page}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a scan or photograph as JPEG, put right once it was recognised */
        get: {
            parameters: {
                query?: {
                    width?: number;
                };
                header?: never;
                path: {
                    reading: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/pictures/{number}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photograph as it was handed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                    number: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was handed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices of the units one works for, newest first, with how far their receipts are */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    campaign?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                campaignId: number;
                                id: number;
                                title: string;
                                docNumber: string | null;
                                follows: number | null;
                                /** @enum {string} */
                                state: "draft" | "issued" | "archived";
                                issuedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                delivered: number;
                                opened: number;
                                acknowledged: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One notice: text and files */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignId: number;
                            id: number;
                            title: string;
                            docNumber: string | null;
                            issuers: string[];
                            unitName: string;
                            follows: number | null;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                page: number | null;
                                table: number | null;
                                cells: string[] | null;
                                doubtful?: [
                                    number,
                                    number
                                ][];
                            }[];
                            /** @enum {string} */
                            state: "draft" | "issued" | "archived";
                            issuedAt: string | null;
                            issuedBy: string | null;
                            version: number;
                            /** @enum {string} */
                            side: "office" | "unit";
                            files: {
                                id: number;
                                name: string;
                                size: number;
                            }[];
                        };
                    };
                };
            };
        };
        /** Save the text of a follow-up not yet issued */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        text: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Throw a follow-up away that was not issued */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compose a follow-up to an issued notice, at first to the same units */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download one of the notice’s files, byte for byte */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        /** Take an attachment off a notice not yet issued */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who will get the notice: each phrase as written, with what is doubtful, and counts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            title: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "archived";
                            follows: number | null;
                            issuedAt: string | null;
                            issuedBy: string | null;
                            addressees: {
                                id: number;
                                phrase: string;
                                certain: boolean;
                                why: string;
                                candidates: {
                                    label: string;
                                    count: number | null;
                                }[];
                                decision: ("chosen" | "aside") | null;
                                decidedBy: string | null;
                                units: number;
                            }[];
                            units: number;
                            byHand: number;
                            people: number;
                            kinds: {
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                count: number;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/recipients/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units below the issuing one, level by level or by search, with which are chosen */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    parent?: number;
                    search?: string;
                    chosen?: "true";
                };
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                id: number;
                                name: string;
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                chosen: boolean;
                                addressees: number[];
                                below: number;
                                belowChosen: number;
                            }[];
                        };
                    };
                };
            };
        };
        /** Put units on the list by hand, or take them off */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        units: number[];
                        chosen: boolean;
                        /** @default false */
                        subtree?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            title: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "archived";
                            follows: number | null;
                            issuedAt: string | null;
                            issuedBy: string | null;
                            addressees: {
                                id: number;
                                phrase: string;
                                certain: boolean;
                                why: string;
                                candidates: {
                                    label: string;
                                    count: number | null;
                                }[];
                                decision: ("chosen" | "aside") | null;
                                decidedBy: string | null;
                                units: number;
                            }[];
                            units: number;
                            byHand: number;
                            people: number;
                            kinds: {
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                count: number;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/recipients/addressees/{addressee}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Settle a doubtful phrase, set it aside, or (null) take that back */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    addressee: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        answer: ({
                            /** @enum {string} */
                            as: "chosen";
                            candidates: number[];
                            units: number[];
                        } | {
                            /** @enum {string} */
                            as: "aside";
                        }) | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            title: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "archived";
                            follows: number | null;
                            issuedAt: string | null;
                            issuedBy: string | null;
                            addressees: {
                                id: number;
                                phrase: string;
                                certain: boolean;
                                why: string;
                                candidates: {
                                    label: string;
                                    count: number | null;
                                }[];
                                decision: ("chosen" | "aside") | null;
                                decidedBy: string | null;
                                units: number;
                            }[];
                            units: number;
                            byHand: number;
                            people: number;
                            kinds: {
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                count: number;
                            }[];
                            undecided: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns of the signed-in person, newest first: those of units they work for, and those their units take part in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            name: string;
                            shortName: string;
                            unitId: number;
                            unitName: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "running" | "collecting" | "closed" | "archived";
                            /** @enum {string} */
                            role: "office" | "unit";
                            firstDay: string | null;
                            lastDay: string | null;
                            issuedAt: string | null;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/readings/{reading}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a campaign of a read notice; refused while something is undecided */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reading: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        name?: string;
                        shortName?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignId: number;
                            noticeId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign with its plan */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            name: string;
                            shortName: string;
                            unitId: number;
                            unitName: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "running" | "collecting" | "closed" | "archived";
                            zone: string;
                            /** @enum {string} */
                            side: "office" | "unit";
                            firstDay: string | null;
                            lastDay: string | null;
                            issuedAt: string | null;
                            theme: string | null;
                            period: {
                                text: string;
                                from: string | null;
                                to: string | null;
                                time: string | null;
                                every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                quote: string;
                            } | null;
                            contacts: {
                                names: string[];
                                org: string | null;
                                phones: string[];
                                fax: string[];
                                emails: string[];
                                address: string | null;
                                postcode: string | null;
                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                quote: string;
                            }[];
                            revision: number;
                            modules: {
                                id: number;
                                name: string;
                                description: string | null;
                                times: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                forms: string[];
                                quote: string;
                            }[];
                            activities: {
                                id: number;
                                moduleId: number | null;
                                moduleInferred: boolean;
                                unitId: number;
                                mainVenue: boolean;
                                name: string;
                                description: string | null;
                                times: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                firstDay: string | null;
                                lastDay: string | null;
                                owners: {
                                    name: string;
                                    /** @enum {string} */
                                    role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                    unitId: number | null;
                                }[];
                                forms: string[];
                                audience: string[];
                                channels: string[];
                                places: string[];
                                /** @enum {string} */
                                state: "planned" | "announced" | "running" | "finished" | "postponed" | "cancelled" | "moved_online";
                                quote: string;
                            }[];
                            requirements: {
                                id: number;
                                title: string;
                                lengthMax: number | null;
                                lengthMin: number | null;
                                lengthAbout: number | null;
                                lengthText: string | null;
                                formats: string[];
                                needsWord: boolean;
                                needsPdf: boolean;
                                who: string[];
                                extras: string[];
                                copies: number | null;
                                destinations: {
                                    /** @enum {string} */
                                    kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                dueText: string | null;
                                dueAt: string | null;
                                quote: string;
                                units: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Take the confirmation of a campaign not yet issued back; answers with the reading, open again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readingId: number | null;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move an issued campaign to another state */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "draft" | "issued" | "running" | "collecting" | "closed" | "archived";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            name: string;
                            shortName: string;
                            unitId: number;
                            unitName: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "running" | "collecting" | "closed" | "archived";
                            zone: string;
                            /** @enum {string} */
                            side: "office" | "unit";
                            firstDay: string | null;
                            lastDay: string | null;
                            issuedAt: string | null;
                            theme: string | null;
                            period: {
                                text: string;
                                from: string | null;
                                to: string | null;
                                time: string | null;
                                every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                quote: string;
                            } | null;
                            contacts: {
                                names: string[];
                                org: string | null;
                                phones: string[];
                                fax: string[];
                                emails: string[];
                                address: string | null;
                                postcode: string | null;
                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                quote: string;
                            }[];
                            revision: number;
                            modules: {
                                id: number;
                                name: string;
                                description: string | null;
                                times: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                forms: string[];
                                quote: string;
                            }[];
                            activities: {
                                id: number;
                                moduleId: number | null;
                                moduleInferred: boolean;
                                unitId: number;
                                mainVenue: boolean;
                                name: string;
                                description: string | null;
                                times: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                firstDay: string | null;
                                lastDay: string | null;
                                owners: {
                                    name: string;
                                    /** @enum {string} */
                                    role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                    unitId: number | null;
                                }[];
                                forms: string[];
                                audience: string[];
                                channels: string[];
                                places: string[];
                                /** @enum {string} */
                                state: "planned" | "announced" | "running" | "finished" | "postponed" | "cancelled" | "moved_online";
                                quote: string;
                            }[];
                            requirements: {
                                id: number;
                                title: string;
                                lengthMax: number | null;
                                lengthMin: number | null;
                                lengthAbout: number | null;
                                lengthText: string | null;
                                formats: string[];
                                needsWord: boolean;
                                needsPdf: boolean;
                                who: string[];
                                extras: string[];
                                copies: number | null;
                                destinations: {
                                    /** @enum {string} */
                                    kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                dueText: string | null;
                                dueAt: string | null;
                                quote: string;
                                units: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/activities/{activity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one activity: module, name, state, days, places */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    activity: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        moduleId?: number | null;
                        name?: string;
                        /** @enum {string} */
                        state?: "planned" | "announced" | "running" | "finished" | "postponed" | "cancelled" | "moved_online";
                        days?: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            time: string | null;
                        };
                        places?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            name: string;
                            shortName: string;
                            unitId: number;
                            unitName: string;
                            /** @enum {string} */
                            state: "draft" | "issued" | "running" | "collecting" | "closed" | "archived";
                            zone: string;
                            /** @enum {string} */
                            side: "office" | "unit";
                            firstDay: string | null;
                            lastDay: string | null;
                            issuedAt: string | null;
                            theme: string | null;
                            period: {
                                text: string;
                                from: string | null;
                                to: string | null;
                                time: string | null;
                                every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                quote: string;
                            } | null;
                            contacts: {
                                names: string[];
                                org: string | null;
                                phones: string[];
                                fax: string[];
                                emails: string[];
                                address: string | null;
                                postcode: string | null;
                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                quote: string;
                            }[];
                            revision: number;
                            modules: {
                                id: number;
                                name: string;
                                description: string | null;
                                times: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                forms: string[];
                                quote: string;
                            }[];
                            activities: {
                                id: number;
                                moduleId: number | null;
                                moduleInferred: boolean;
                                unitId: number;
                                mainVenue: boolean;
                                name: string;
                                description: string | null;
                                times: {
                                    text: string;
                                    from: string | null;
                                    to: string | null;
                                    time: string | null;
                                    every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                firstDay: string | null;
                                lastDay: string | null;
                                owners: {
                                    name: string;
                                    /** @enum {string} */
                                    role: "责任" | "牵头" | "协办" | "配合" | "主办" | "承办" | "指导" | "参与";
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                    unitId: number | null;
                                }[];
                                forms: string[];
                                audience: string[];
                                channels: string[];
                                places: string[];
                                /** @enum {string} */
                                state: "planned" | "announced" | "running" | "finished" | "postponed" | "cancelled" | "moved_online";
                                quote: string;
                            }[];
                            requirements: {
                                id: number;
                                title: string;
                                lengthMax: number | null;
                                lengthMin: number | null;
                                lengthAbout: number | null;
                                lengthText: string | null;
                                formats: string[];
                                needsWord: boolean;
                                needsPdf: boolean;
                                who: string[];
                                extras: string[];
                                copies: number | null;
                                destinations: {
                                    /** @enum {string} */
                                    kind: "email" | "org" | "address" | "platform" | "fax" | "phone";
                                    value: string;
                                    /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                    quote: string;
                                }[];
                                dueText: string | null;
                                dueAt: string | null;
                                quote: string;
                                units: number;
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/campaigns/{campaign}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** News of the campaign as server-sent events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who will have to report what, as the recipients stand */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            title: string;
                            who: string[];
                            scope: number[] | null;
                            dueAt: string | null;
                            dueText: string | null;
                            units: number;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/scopes/{requirement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Settle who must report one requirement: numbers of addressees, 0 = added by hand, -1 = all */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    requirement: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        scope: number[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            title: string;
                            who: string[];
                            scope: number[] | null;
                            dueAt: string | null;
                            dueText: string | null;
                            units: number;
                        }[];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue the notice to its recipients; issued is issued */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            units: number;
                            people: number;
                            /** Format: date-time */
                            issuedAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents written by the units one works for, the last touched first */
        get: {
            parameters: {
                query?: {
                    state?: "draft" | "finished";
                    kind?: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                    unit?: number;
                    own?: "true";
                    words?: string;
                    sort?: "updated" | "title" | "number";
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                id: number;
                                unitId: number;
                                unitName: string;
                                /** @enum {string} */
                                kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                                title: string;
                                docNumber: string | null;
                                characters: number;
                                /** @enum {string} */
                                state: "draft" | "finished";
                                updatedBy: string;
                                /** Format: date-time */
                                updatedAt: string;
                                finishedAt: string | null;
                                readingId: number | null;
                                campaignId: number | null;
                                noticeId: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Begin a document from its kind’s skeleton, a campaign’s plan or pasted text */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        from: "template";
                        /** @enum {string} */
                        kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                        unit?: number;
                    } | {
                        /** @enum {string} */
                        from: "campaign";
                        /** @enum {string} */
                        kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                        unit?: number;
                        campaign: number;
                    } | {
                        /** @enum {string} */
                        from: "text";
                        /** @enum {string} */
                        kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                        unit?: number;
                        text: string;
                    } | {
                        /** @enum {string} */
                        from: "document";
                        /** @enum {string} */
                        kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                        unit?: number;
                        document: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Typeset a document as it stands on the screen and draw some of its pages; nothing is kept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 1 */
                        from?: number;
                        /** @default 3 */
                        count?: number;
                        /** @default 1000 */
                        width?: number;
                        unit: number;
                        document: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pages: number;
                            fonts: {
                                roles: {
                                    /** @enum {string} */
                                    role: "title" | "body" | "hei" | "kai";
                                    wanted: string;
                                    used: string;
                                    substituted: boolean;
                                }[];
                                fellBack: {
                                    character: string;
                                    /** @enum {string} */
                                    role: "title" | "body" | "hei" | "kai";
                                    used: string;
                                }[];
                                missing: string[];
                                unreadable: string[];
                            } | null;
                            texts: string[] | null;
                            images: {
                                page: number;
                                png: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with its files */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            /** @enum {string} */
                            kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                            title: string;
                            characters: number;
                            /** @enum {string} */
                            state: "draft" | "finished";
                            revision: number;
                            copiedFrom: number | null;
                            readingId: number | null;
                            campaignId: number | null;
                            noticeId: number | null;
                            updatedBy: string;
                            /** Format: date-time */
                            updatedAt: string;
                            finishedBy: string | null;
                            finishedAt: string | null;
                            document: {
                                /** @enum {string} */
                                schema: "official/1";
                                /** @enum {string} */
                                kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                                letterhead: {
                                    issuers: string[];
                                    /** @enum {string} */
                                    style: "document" | "letter" | "minutes";
                                    mark?: string;
                                    copyNumber?: string;
                                    secrecy?: string;
                                    /** @enum {string} */
                                    urgency?: "特急" | "加急";
                                    docNumber?: string;
                                    signatories?: string[];
                                } | null;
                                title: string;
                                subtitle?: string;
                                addressees?: string;
                                /** @enum {string} */
                                numbering: "auto" | "written";
                                body: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    level: 1 | 2 | 3 | 4;
                                    text: string;
                                    runIn?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "paragraph";
                                    runs: {
                                        text: string;
                                        bold?: boolean;
                                    }[];
                                    /** @enum {string} */
                                    align?: "left" | "center" | "right";
                                } | {
                                    /** @enum {string} */
                                    kind: "list";
                                    ordered: boolean;
                                    items: string[];
                                } | {
                                    /** @enum {string} */
                                    kind: "table";
                                    caption?: string;
                                    head?: string[];
                                    rows: string[][];
                                    widths?: number[];
                                } | {
                                    /** @enum {string} */
                                    kind: "page-break";
                                })[];
                                attachments: {
                                    title: string;
                                    body: ({
                                        /** @enum {string} */
                                        kind: "heading";
                                        level: 1 | 2 | 3 | 4;
                                        text: string;
                                        runIn?: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "paragraph";
                                        runs: {
                                            text: string;
                                            bold?: boolean;
                                        }[];
                                        /** @enum {string} */
                                        align?: "left" | "center" | "right";
                                    } | {
                                        /** @enum {string} */
                                        kind: "list";
                                        ordered: boolean;
                                        items: string[];
                                    } | {
                                        /** @enum {string} */
                                        kind: "table";
                                        caption?: string;
                                        head?: string[];
                                        rows: string[][];
                                        widths?: number[];
                                    } | {
                                        /** @enum {string} */
                                        kind: "page-break";
                                    })[];
                                    landscape?: boolean;
                                }[];
                                signature: {
                                    issuers: string[];
                                    date: string;
                                    sealed: boolean;
                                } | null;
                                note?: string;
                                imprint: {
                                    copyTo?: string;
                                    printer?: string;
                                    printedOn?: string;
                                } | null;
                            };
                            enclosures: (number | null)[];
                            files: {
                                id: number;
                                /** @enum {string} */
                                role: "pdf" | "docx" | "enclosure";
                                name: string;
                                size: number;
                                pages: number | null;
                            }[];
                            may: {
                                write: boolean;
                                send: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Save a draft; refused when someone saved since the revision it began from */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        document: unknown;
                        enclosures: (number | null)[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            characters: number;
                            /** Format: date-time */
                            savedAt: string;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw a draft away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages of the document as kept */
        get: {
            parameters: {
                query?: {
                    from?: number;
                    count?: number;
                    width?: number;
                };
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pages: number;
                            fonts: {
                                roles: {
                                    /** @enum {string} */
                                    role: "title" | "body" | "hei" | "kai";
                                    wanted: string;
                                    used: string;
                                    substituted: boolean;
                                }[];
                                fellBack: {
                                    character: string;
                                    /** @enum {string} */
                                    role: "title" | "body" | "hei" | "kai";
                                    used: string;
                                }[];
                                missing: string[];
                                unreadable: string[];
                            } | null;
                            texts: string[] | null;
                            images: {
                                page: number;
                                png: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft that begins as this document stands */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish: PDF and Word are made and kept, the text is closed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            unitId: number;
                            unitName: string;
                            /** @enum {string} */
                            kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                            title: string;
                            characters: number;
                            /** @enum {string} */
                            state: "draft" | "finished";
                            revision: number;
                            copiedFrom: number | null;
                            readingId: number | null;
                            campaignId: number | null;
                            noticeId: number | null;
                            updatedBy: string;
                            /** Format: date-time */
                            updatedAt: string;
                            finishedBy: string | null;
                            finishedAt: string | null;
                            document: {
                                /** @enum {string} */
                                schema: "official/1";
                                /** @enum {string} */
                                kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                                letterhead: {
                                    issuers: string[];
                                    /** @enum {string} */
                                    style: "document" | "letter" | "minutes";
                                    mark?: string;
                                    copyNumber?: string;
                                    secrecy?: string;
                                    /** @enum {string} */
                                    urgency?: "特急" | "加急";
                                    docNumber?: string;
                                    signatories?: string[];
                                } | null;
                                title: string;
                                subtitle?: string;
                                addressees?: string;
                                /** @enum {string} */
                                numbering: "auto" | "written";
                                body: ({
                                    /** @enum {string} */
                                    kind: "heading";
                                    level: 1 | 2 | 3 | 4;
                                    text: string;
                                    runIn?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "paragraph";
                                    runs: {
                                        text: string;
                                        bold?: boolean;
                                    }[];
                                    /** @enum {string} */
                                    align?: "left" | "center" | "right";
                                } | {
                                    /** @enum {string} */
                                    kind: "list";
                                    ordered: boolean;
                                    items: string[];
                                } | {
                                    /** @enum {string} */
                                    kind: "table";
                                    caption?: string;
                                    head?: string[];
                                    rows: string[][];
                                    widths?: number[];
                                } | {
                                    /** @enum {string} */
                                    kind: "page-break";
                                })[];
                                attachments: {
                                    title: string;
                                    body: ({
                                        /** @enum {string} */
                                        kind: "heading";
                                        level: 1 | 2 | 3 | 4;
                                        text: string;
                                        runIn?: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "paragraph";
                                        runs: {
                                            text: string;
                                            bold?: boolean;
                                        }[];
                                        /** @enum {string} */
                                        align?: "left" | "center" | "right";
                                    } | {
                                        /** @enum {string} */
                                        kind: "list";
                                        ordered: boolean;
                                        items: string[];
                                    } | {
                                        /** @enum {string} */
                                        kind: "table";
                                        caption?: string;
                                        head?: string[];
                                        rows: string[][];
                                        widths?: number[];
                                    } | {
                                        /** @enum {string} */
                                        kind: "page-break";
                                    })[];
                                    landscape?: boolean;
                                }[];
                                signature: {
                                    issuers: string[];
                                    date: string;
                                    sealed: boolean;
                                } | null;
                                note?: string;
                                imprint: {
                                    copyTo?: string;
                                    printer?: string;
                                    printedOn?: string;
                                } | null;
                            };
                            enclosures: (number | null)[];
                            files: {
                                id: number;
                                /** @enum {string} */
                                role: "pdf" | "docx" | "enclosure";
                                name: string;
                                size: number;
                                pages: number | null;
                            }[];
                            may: {
                                write: boolean;
                                send: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read a finished document as a new notice, its PDF being the notice’s file */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            readingId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a finished document a follow-up of an issued notice, its files attached */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        campaign: number;
                        notice: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            noticeId: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/enclosures/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a file that goes along, byte for byte */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/document.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document as PDF: as kept when finished, else made now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/document.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document as Word: as kept when finished, else made now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/units/{unit}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one unit owes and where each stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            tasks: {
                                requirement: {
                                    id: number;
                                    title: string;
                                    dueAt: string | null;
                                    dueText: string | null;
                                    lengthMax: number | null;
                                    lengthText: string | null;
                                    formats: string[];
                                    needsWord: boolean;
                                    needsPdf: boolean;
                                };
                                /** @enum {string} */
                                state: "empty" | "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                                adopted: boolean;
                                version: number | null;
                                submittedAt: string | null;
                                updatedAt: string | null;
                                updatedBy: string | null;
                                wordName: string | null;
                                pdfName: string | null;
                                characters: number | null;
                                sentence: string | null;
                                blocked: boolean;
                                sentBy: string | null;
                                sentAt: string | null;
                                reasons: string | null;
                            }[];
                            /** Format: date-time */
                            now: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Submissions waiting for review, oldest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            items: {
                                requirementId: number;
                                unitId: number;
                                unitName: string;
                                title: string;
                                version: number;
                                submittedAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One submission with its versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaign: {
                                id: number;
                                name: string;
                                unitName: string;
                            };
                            unit: {
                                id: number;
                                name: string;
                            };
                            requirement: {
                                id: number;
                                title: string;
                                lengthMax: number | null;
                                lengthText: string | null;
                                formats: string[];
                                needsWord: boolean;
                                needsPdf: boolean;
                                dueAt: string | null;
                                dueText: string | null;
                            };
                            /** @enum {string} */
                            side: "unit" | "office";
                            /** @enum {string} */
                            state: "empty" | "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                            adopted: boolean;
                            late: boolean;
                            revision: number;
                            updatedAt: string | null;
                            updatedBy: string | null;
                            versions: {
                                version: number;
                                word: {
                                    name: string;
                                    size: number;
                                    at: string | null;
                                } | null;
                                pdf: {
                                    name: string;
                                    size: number;
                                    at: string | null;
                                } | null;
                                photos: {
                                    id: string;
                                    name: string;
                                    size: number;
                                    trouble: string | null;
                                }[];
                                checks: {
                                    word: string | null;
                                    pdf: string | null;
                                    took: number;
                                    /** @enum {string} */
                                    verdict: "ready" | "look" | "blocked";
                                    sentence: string;
                                    checks: {
                                        id: string;
                                        /** @enum {string} */
                                        verdict: "pass" | "warn" | "fail" | "cannot-tell";
                                        title: string;
                                        reason: string;
                                        rule: string;
                                        blocking?: boolean;
                                        pending?: boolean;
                                        data?: unknown;
                                    }[];
                                    recognising?: {
                                        done: number;
                                        total: number;
                                    };
                                } | null;
                                characters: number | null;
                                activities: number | null;
                                people: number | null;
                                figuresQuote: string | null;
                                figuresBy: string | null;
                                sentBy: string | null;
                                sentAt: string | null;
                                signedOffBy: string | null;
                                signedOffAt: string | null;
                                submittedAt: string | null;
                                decision: ("returned" | "accepted") | null;
                                decidedBy: string | null;
                                decidedAt: string | null;
                                reasons: string | null;
                                marks: {
                                    text: string;
                                    note: string;
                                }[];
                            }[];
                            may: {
                                prepare: boolean;
                                signOff: boolean;
                                submit: boolean;
                                review: boolean;
                            };
                            approvers: string[];
                            /** Format: date-time */
                            now: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            /** Format: date-time */
                            at: string;
                            action: string;
                            by: string;
                            details: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send to the unit’s approver */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back before it has left the unit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/sign-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign off, and hand in at once if asked */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        submit: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return with reasons */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        reasons: string;
                        /** @default [] */
                        marks?: {
                            text: string;
                            note: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopt as a highlight, or take that back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        adopted: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Activities held and attendance, as the unit counts them */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        activities: number | null;
                        people: number | null;
                        quote: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/files/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An original, byte for byte */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                    kind: "word" | "pdf";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Picture of a PDF page, or of a region of it given in shares of the page (0–1) */
        get: {
            parameters: {
                query?: {
                    width?: number;
                    x?: number;
                    y?: number;
                    w?: number;
                    h?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/pages/{page}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Text of a PDF page as it was read or recognised */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                    page: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recognised: boolean;
                            lines: {
                                text: string;
                                unsure: [
                                    number,
                                    number
                                ][];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Paragraphs of the Word file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            paragraphs: string[];
                            places: number[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in the Word text since the version before */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: number;
                            to: number;
                            count: number;
                            changes: {
                                note: string;
                                before: {
                                    text: string;
                                    start: number;
                                    end: number;
                                };
                                after: {
                                    text: string;
                                    start: number;
                                    end: number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Order of the photographed pages; those not named are taken out */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        order: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/photos/{photo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photograph, byte for byte */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                    photo: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/versions/{version}/photos/{photo}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Small picture of a photograph, upright (JPEG) */
        get: {
            parameters: {
                query?: {
                    width?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                    version: number;
                    photo: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units × requirements below one unit */
        get: {
            parameters: {
                query?: {
                    parent?: number;
                    kind?: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                    requirement?: number;
                    standing?: "missing" | "draft" | "signed_off" | "submitted" | "returned" | "accepted" | "adopted" | "late" | "overdue";
                    words?: string;
                    behind?: "true" | "false";
                    grouped?: "true" | "false";
                    sort?: "progress" | "order" | "name";
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            zone: string;
                            campaignName: string;
                            parent: {
                                id: number;
                                name: string;
                            };
                            trail: {
                                id: number;
                                name: string;
                            }[];
                            requirements: {
                                id: number;
                                title: string;
                                dueAt: string | null;
                                dueText: string | null;
                                lengthMax: number | null;
                                lengthText: string | null;
                                formats: string[];
                                needsWord: boolean;
                                needsPdf: boolean;
                                due: number;
                                draft: number;
                                signedOff: number;
                                submitted: number;
                                returned: number;
                                accepted: number;
                                adopted: number;
                                late: number;
                            }[];
                            groups: {
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                units: number;
                                counts: {
                                    requirementId: number;
                                    due: number;
                                    draft: number;
                                    signedOff: number;
                                    submitted: number;
                                    returned: number;
                                    accepted: number;
                                    adopted: number;
                                    late: number;
                                }[];
                            }[];
                            own: {
                                id: number;
                                name: string;
                                kind: string;
                                parentName: string | null;
                                below: number;
                                due: number;
                                inHand: number;
                                liaison: {
                                    id: number;
                                    name: string;
                                    duty: string | null;
                                    phone: string | null;
                                } | null;
                                cells: {
                                    requirementId: number;
                                    own: boolean;
                                    state: ("draft" | "signed_off" | "submitted" | "returned" | "accepted") | null;
                                    adopted: boolean;
                                    version: number | null;
                                    submittedAt: string | null;
                                    updatedAt: string | null;
                                    updatedBy: string | null;
                                    characters: number | null;
                                    hasWord: boolean;
                                    hasPdf: boolean;
                                    fact: string | null;
                                    seal: string | null;
                                    agreement: string | null;
                                    agrees: boolean | null;
                                    reasons: string | null;
                                    lateNow: boolean;
                                    due: number;
                                    inHand: number;
                                    returned: number;
                                    late: number;
                                }[];
                            } | null;
                            rows: {
                                id: number;
                                name: string;
                                kind: string;
                                parentName: string | null;
                                below: number;
                                due: number;
                                inHand: number;
                                liaison: {
                                    id: number;
                                    name: string;
                                    duty: string | null;
                                    phone: string | null;
                                } | null;
                                cells: {
                                    requirementId: number;
                                    own: boolean;
                                    state: ("draft" | "signed_off" | "submitted" | "returned" | "accepted") | null;
                                    adopted: boolean;
                                    version: number | null;
                                    submittedAt: string | null;
                                    updatedAt: string | null;
                                    updatedBy: string | null;
                                    characters: number | null;
                                    hasWord: boolean;
                                    hasPdf: boolean;
                                    fact: string | null;
                                    seal: string | null;
                                    agreement: string | null;
                                    agrees: boolean | null;
                                    reasons: string | null;
                                    lateNow: boolean;
                                    due: number;
                                    inHand: number;
                                    returned: number;
                                    late: number;
                                }[];
                            }[];
                            total: number;
                            may: {
                                review: boolean;
                                urge: boolean;
                                export: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/ledger.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger as a sheet, streamed */
        get: {
            parameters: {
                query?: {
                    parent?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/originals.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All originals handed in, streamed */
        get: {
            parameters: {
                query?: {
                    parent?: number;
                    requirement?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/copying": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of reports that share text, those that share most first */
        get: {
            parameters: {
                query?: {
                    requirement?: number;
                    least?: number;
                    show?: "other" | "own-earlier" | "cited";
                    words?: string;
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            campaignName: string;
                            items: {
                                id: number;
                                later: {
                                    campaignId: number;
                                    campaignName: string;
                                    requirementId: number;
                                    title: string;
                                    unitId: number;
                                    unitName: string;
                                    version: number;
                                    /** Format: date-time */
                                    submittedAt: string;
                                    /** @enum {string} */
                                    state: "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                                    letters: number;
                                    cut: boolean;
                                    share: number;
                                };
                                earlier: {
                                    campaignId: number;
                                    campaignName: string;
                                    requirementId: number;
                                    title: string;
                                    unitId: number;
                                    unitName: string;
                                    version: number;
                                    /** Format: date-time */
                                    submittedAt: string;
                                    /** @enum {string} */
                                    state: "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                                    letters: number;
                                    cut: boolean;
                                    share: number;
                                };
                                letters: number;
                                longest: number;
                                excerpt: string;
                                /** Format: date-time */
                                foundAt: string;
                                citedBy: string | null;
                                citedAt: string | null;
                                citedReason: string | null;
                                further: number;
                            }[];
                            total: number;
                            howCounted: string;
                            tally: {
                                other: number;
                                ownEarlier: number;
                                cited: number;
                            };
                            progress: {
                                compared: number;
                                waiting: number;
                                unreadable: number;
                            };
                            requirements: {
                                id: number;
                                title: string;
                            }[];
                            may: {
                                decide: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/copying/{pair}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pair: both texts and the passages they share */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    pair: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            later: {
                                campaignId: number;
                                campaignName: string;
                                requirementId: number;
                                title: string;
                                unitId: number;
                                unitName: string;
                                version: number;
                                /** Format: date-time */
                                submittedAt: string;
                                /** @enum {string} */
                                state: "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                                letters: number;
                                cut: boolean;
                                share: number;
                            };
                            earlier: {
                                campaignId: number;
                                campaignName: string;
                                requirementId: number;
                                title: string;
                                unitId: number;
                                unitName: string;
                                version: number;
                                /** Format: date-time */
                                submittedAt: string;
                                /** @enum {string} */
                                state: "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                                letters: number;
                                cut: boolean;
                                share: number;
                            };
                            letters: number;
                            longest: number;
                            excerpt: string;
                            /** Format: date-time */
                            foundAt: string;
                            citedBy: string | null;
                            citedAt: string | null;
                            citedReason: string | null;
                            further: number;
                            /** Format: date-time */
                            now: string;
                            campaignName: string;
                            howCounted: string;
                            text: string;
                            otherText: string;
                            may: {
                                decide: boolean;
                            };
                            passages: {
                                aStart: number;
                                aEnd: number;
                                bStart: number;
                                bEnd: number;
                                letters: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/copying/{pair}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that it is a proper citation, and why */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    pair: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Take that back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    pair: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/copying/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare everything of the campaign again, in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            waiting: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/requirements/{requirement}/submissions/{unit}/copying": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one report shares with others */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    requirement: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            standing: {
                                version: number;
                                problem: string | null;
                                compared: boolean;
                                comparedWith: number;
                            } | null;
                            pairs: {
                                id: number;
                                share: number;
                                otherShare: number;
                                unitName: string;
                                title: string;
                                campaignName: string;
                                ownEarlier: boolean;
                                sameCampaign: boolean;
                            }[];
                            howCounted: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A notice as the unit that received it sees it, with its receipt and tasks */
        get: {
            parameters: {
                query?: {
                    unit?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            docNumber: string | null;
                            issuers: string[];
                            fromName: string;
                            /** Format: date-time */
                            issuedAt: string;
                            campaignName: string;
                            shortName: string;
                            paragraphs: {
                                text: string;
                                /** @enum {string} */
                                kind: "text" | "row";
                                table: number | null;
                                cells: string[] | null;
                            }[];
                            contacts: {
                                names: string[];
                                org: string | null;
                                phones: string[];
                                emails: string[];
                            }[];
                            files: {
                                id: number;
                                name: string;
                                size: number;
                            }[];
                            unit: {
                                id: number;
                                name: string;
                            };
                            units: {
                                id: number;
                                name: string;
                            }[];
                            receipt: {
                                /** Format: date-time */
                                deliveredAt: string;
                                openedAt: string | null;
                                openedBy: string | null;
                                acknowledgedAt: string | null;
                                acknowledgedBy: string | null;
                                responsibleName: string | null;
                                responsiblePhone: string | null;
                                mustReport: boolean;
                            };
                            own: boolean;
                            maySign: boolean;
                            tasks: {
                                requirementId: number;
                                title: string;
                                lengthText: string | null;
                                needsWord: boolean;
                                needsPdf: boolean;
                                dueAt: string | null;
                                dueText: string | null;
                                state: ("draft" | "signed_off" | "submitted" | "returned" | "accepted") | null;
                                adopted: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipt/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that someone of the unit opened it; only the first counts */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            deliveredAt: string;
                            openedAt: string | null;
                            openedBy: string | null;
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            responsibleName: string | null;
                            responsiblePhone: string | null;
                            mustReport: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipt/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign for the notice with the responsible person, or change that person later */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        unit?: number;
                        responsibleName: string | null;
                        responsiblePhone: string | null;
                        seen: {
                            acknowledged: boolean;
                            responsibleName: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            deliveredAt: string;
                            openedAt: string | null;
                            openedBy: string | null;
                            acknowledgedAt: string | null;
                            acknowledgedBy: string | null;
                            responsibleName: string | null;
                            responsiblePhone: string | null;
                            mustReport: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipt/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An attachment of the notice, byte for byte */
        get: {
            parameters: {
                query?: {
                    unit?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    file: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts per step and one page of units, earliest stuck step first */
        get: {
            parameters: {
                query?: {
                    notice?: number;
                    behind?: "true" | "false";
                    missing?: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                    stuck?: string;
                    late?: "true" | "false";
                    kind?: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                    q?: string;
                    page?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            campaignName: string;
                            notice: {
                                id: number;
                                title: string;
                                /** Format: date-time */
                                issuedAt: string;
                            };
                            notices: {
                                id: number;
                                title: string;
                            }[];
                            steps: {
                                /** @enum {string} */
                                step: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                                done: number;
                                total: number;
                                late: number;
                                dueAt: string | null;
                            }[];
                            behind: number;
                            items: {
                                unitId: number;
                                name: string;
                                /** @enum {string} */
                                kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                                /** Format: date-time */
                                deliveredAt: string;
                                openedAt: string | null;
                                acknowledgedAt: string | null;
                                responsibleName: string | null;
                                responsiblePhone: string | null;
                                plans: {
                                    due: number;
                                    in: number;
                                    dueAt: string | null;
                                };
                                reports: {
                                    due: number;
                                    in: number;
                                    dueAt: string | null;
                                };
                                stuck: ("delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported") | null;
                                late: boolean;
                                urgedTimes: number;
                                urgedAt: string | null;
                                liaison: {
                                    id: number;
                                    name: string;
                                    phone: string | null;
                                } | null;
                            }[];
                            total: number;
                            page: number;
                            pageSize: number;
                            mayUrge: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/receipts.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list under the same filters as a sheet, streamed */
        get: {
            parameters: {
                query?: {
                    notice?: number;
                    behind?: "true" | "false";
                    missing?: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                    stuck?: string;
                    late?: "true" | "false";
                    kind?: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                    q?: string;
                    page?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipts/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit’s ladder with times, names and the words urging would send */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unitId: number;
                            name: string;
                            /** @enum {string} */
                            kind: "association" | "county_association" | "society" | "enterprise_association" | "department" | "institution" | "town_association" | "other";
                            /** Format: date-time */
                            deliveredAt: string;
                            openedAt: string | null;
                            acknowledgedAt: string | null;
                            responsibleName: string | null;
                            responsiblePhone: string | null;
                            plans: {
                                due: number;
                                in: number;
                                dueAt: string | null;
                            };
                            reports: {
                                due: number;
                                in: number;
                                dueAt: string | null;
                            };
                            stuck: ("delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported") | null;
                            late: boolean;
                            urgedTimes: number;
                            urgedAt: string | null;
                            liaison: {
                                id: number;
                                name: string;
                                phone: string | null;
                            } | null;
                            openedBy: string | null;
                            acknowledgedBy: string | null;
                            words: string | null;
                            tasks: {
                                requirementId: number;
                                title: string;
                                dueAt: string | null;
                                plan: boolean;
                                state: ("draft" | "signed_off" | "submitted" | "returned" | "accepted") | null;
                            }[];
                            urgings: {
                                /** @enum {string} */
                                channel: "inbox" | "phone";
                                words: string;
                                byName: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/urging-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom urging would reach, in which words; sends nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        to: "behind";
                    } | {
                        /** @enum {string} */
                        to: "missing";
                        /** @enum {string} */
                        step: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                    } | {
                        /** @enum {string} */
                        to: "requirement";
                        requirementId: number;
                    } | {
                        /** @enum {string} */
                        to: "units";
                        unitIds: number[];
                        /** @enum {string} */
                        only?: "material";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            done: number;
                            groups: {
                                words: string;
                                count: number;
                                names: string[];
                            }[];
                            targets: {
                                unitId: number;
                                /** @enum {string} */
                                step: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/urgings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Urge units; those who did it in between are left out and named */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        targets: {
                            unitId: number;
                            /** @enum {string} */
                            step: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            urged: number;
                            exempt: {
                                unitId: number;
                                name: string;
                            }[];
                            sentence: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipts/{unit}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note a phone call */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        words: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/receipts/{unit}/phone-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the phone of the responsible person; the look is recorded */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                    unit: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            phone: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The summary, its length, and its figures now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            signature: {
                                unit: string;
                                date: string;
                            };
                            may: {
                                write: boolean;
                            };
                            figures: {
                                units_received: number;
                                units_acknowledged: number;
                                units_due: number;
                                units_in: number;
                                materials: number;
                                materials_accepted: number;
                                highlights: number;
                                late: number;
                                activities_main: number;
                                activities_units: number;
                                people: number;
                            };
                            summary: {
                                title: string;
                                lengthMax: number | null;
                                length: number;
                                updatedBy: string;
                                /** Format: date-time */
                                updatedAt: string;
                                sections: {
                                    id: number;
                                    level: 1 | 2;
                                    heading: string;
                                    body: ({
                                        /** @enum {string} */
                                        kind: "text";
                                        text: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "figure";
                                        /** @enum {string} */
                                        figure: "units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people";
                                        value: number;
                                        typed: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "source";
                                        text: string;
                                        requirementId: number;
                                        unitId: number;
                                        unitName: string;
                                        version: number;
                                    })[][];
                                    version: number;
                                    length: number;
                                    lockedBy: string | null;
                                    updatedBy: string;
                                    /** Format: date-time */
                                    updatedAt: string;
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        /** Title, length limit, or both */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title?: string;
                        lengthMax?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Draft the summary from the evidence */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            signature: {
                                unit: string;
                                date: string;
                            };
                            may: {
                                write: boolean;
                            };
                            figures: {
                                units_received: number;
                                units_acknowledged: number;
                                units_due: number;
                                units_in: number;
                                materials: number;
                                materials_accepted: number;
                                highlights: number;
                                late: number;
                                activities_main: number;
                                activities_units: number;
                                people: number;
                            };
                            summary: {
                                title: string;
                                lengthMax: number | null;
                                length: number;
                                updatedBy: string;
                                /** Format: date-time */
                                updatedAt: string;
                                sections: {
                                    id: number;
                                    level: 1 | 2;
                                    heading: string;
                                    body: ({
                                        /** @enum {string} */
                                        kind: "text";
                                        text: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "figure";
                                        /** @enum {string} */
                                        figure: "units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people";
                                        value: number;
                                        typed: boolean;
                                    } | {
                                        /** @enum {string} */
                                        kind: "source";
                                        text: string;
                                        requirementId: number;
                                        unitId: number;
                                        unitName: string;
                                        version: number;
                                    })[][];
                                    version: number;
                                    length: number;
                                    lockedBy: string | null;
                                    updatedBy: string;
                                    /** Format: date-time */
                                    updatedAt: string;
                                }[];
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary/sections/{section}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save one section */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    section: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        heading: string;
                        body: ({
                            /** @enum {string} */
                            kind: "text";
                            text: string;
                        } | {
                            /** @enum {string} */
                            kind: "figure";
                            /** @enum {string} */
                            figure: "units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people";
                            value: number;
                            typed: boolean;
                        } | {
                            /** @enum {string} */
                            kind: "source";
                            text: string;
                            requirementId: number;
                            unitId: number;
                            unitName: string;
                            version: number;
                        })[][];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary/sections/{section}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a section to write in, or give it back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    section: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        hold: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring one figure or all up to date */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        figure: ("units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            updated: number;
                            locked: {
                                heading: string;
                                by: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary/highlights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Adopted material with a passage to quote */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unitId: number;
                            unitName: string;
                            requirementId: number;
                            version: number;
                            title: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary/composition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an official report with the text of the summary */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/summary.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The summary as Word */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every figure, how it is counted, and its value */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            id: "units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people";
                            name: string;
                            measure: string;
                            rule: string;
                            value: number;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/figures/{figure}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows behind a figure */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                    figure: "units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            value: number;
                            sums: {
                                origin: string;
                                rows: number;
                                value: number;
                            }[];
                            rows: {
                                label: string;
                                detail: string;
                                origin: string;
                                value: number;
                                link: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/figures/{figure}/rows.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows behind a figure as a sheet */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    figure: "units_received" | "units_acknowledged" | "units_due" | "units_in" | "materials" | "materials_accepted" | "highlights" | "late" | "activities_main" | "activities_units" | "people";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/compilations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be compiled, the editions, and what came in since the last */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            zone: string;
                            suggestedTitle: string;
                            hasModules: boolean;
                            requirements: {
                                id: number;
                                title: string;
                                accepted: number;
                                adopted: number;
                            }[];
                            editions: {
                                edition: number;
                                /** @enum {string} */
                                state: "waiting" | "running" | "done" | "failed" | "stopped";
                                title: string;
                                subtitle: string;
                                /** @enum {string} */
                                arrangement: "module" | "unit";
                                adoptedOnly: boolean;
                                pictures: boolean;
                                requirementIds: number[];
                                createdBy: string;
                                /** Format: date-time */
                                createdAt: string;
                                done: number;
                                total: number;
                                finishedAt: string | null;
                                failure: string | null;
                                failureHint: string | null;
                                pages: number | null;
                                pdfSha256: string | null;
                                pdfSize: number | null;
                                docxSha256: string | null;
                                docxSize: number | null;
                                reports: number;
                                problems: number;
                                leftOut: number;
                            }[];
                            since: number;
                            may: {
                                make: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a new edition, as a job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        subtitle: string;
                        /** @enum {string} */
                        arrangement: "module" | "unit";
                        adoptedOnly: boolean;
                        pictures: boolean;
                        requirementIds: number[];
                        reports: {
                            requirementId: number;
                            unitId: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            edition: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/compilations/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accepted reports of the chosen requirements, in parts, ordered as in the last edition */
        get: {
            parameters: {
                query: {
                    requirements: string;
                    adoptedOnly?: "true" | "false";
                    arrangement?: "module" | "unit";
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            parts: {
                                name: string;
                                reports: {
                                    requirementId: number;
                                    requirement: string;
                                    unitId: number;
                                    unitName: string;
                                    version: number;
                                    adopted: boolean;
                                    fileName: string | null;
                                    leftOut: boolean;
                                    fresh: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/compilations/{edition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an edition was made of */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    offset?: number;
                    problems?: "true" | "false";
                };
                header?: never;
                path: {
                    campaign: number;
                    edition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            edition: number;
                            /** @enum {string} */
                            state: "waiting" | "running" | "done" | "failed" | "stopped";
                            title: string;
                            subtitle: string;
                            /** @enum {string} */
                            arrangement: "module" | "unit";
                            adoptedOnly: boolean;
                            pictures: boolean;
                            requirementIds: number[];
                            createdBy: string;
                            /** Format: date-time */
                            createdAt: string;
                            done: number;
                            total: number;
                            finishedAt: string | null;
                            failure: string | null;
                            failureHint: string | null;
                            pages: number | null;
                            pdfSha256: string | null;
                            pdfSize: number | null;
                            docxSha256: string | null;
                            docxSize: number | null;
                            reports: {
                                position: number;
                                requirementId: number;
                                unitId: number;
                                version: number;
                                leftOut: boolean;
                                part: string;
                                title: string;
                                unitName: string;
                                fileName: string | null;
                                sha256: string | null;
                                page: number | null;
                                pages: number | null;
                                problem: string | null;
                                losses: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/compilations/{edition}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop making an edition */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    edition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/compilations/{edition}/files/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An edition as PDF or Word file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    edition: number;
                    format: "pdf" | "docx";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The index of the archive, and what is missing */
        get: {
            parameters: {
                query?: {
                    group?: "notice" | "plan" | "contacts" | "report" | "compilation" | "summary" | "ledger" | "audit";
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            campaignName: string;
                            state: string;
                            groups: {
                                /** @enum {string} */
                                group: "notice" | "plan" | "contacts" | "report" | "compilation" | "summary" | "ledger" | "audit";
                                items: number;
                            }[];
                            total: number;
                            absent: string[];
                            files: number;
                            bytes: number;
                            items: {
                                number: number;
                                key: string;
                                /** @enum {string} */
                                group: "notice" | "plan" | "contacts" | "report" | "compilation" | "summary" | "ledger" | "audit";
                                responsible: string;
                                docNumber: string;
                                title: string;
                                day: string | null;
                                pages: number | null;
                                /** @enum {string} */
                                suggested: "permanent" | "thirty" | "ten";
                                why: string;
                                /** @enum {string} */
                                retention: "permanent" | "thirty" | "ten";
                                secrecy: string;
                                remark: string;
                                changed: boolean;
                                files: number;
                            }[];
                            may: {
                                export: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/archive/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Retention, secrecy or remark of items; null goes back to the suggestion */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        keys: string[];
                        retention?: ("permanent" | "thirty" | "ten") | null;
                        secrecy?: string | null;
                        remark?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/campaigns/{campaign}/archive.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything of the campaign as one zip, with index and checksums */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the person today and how far the campaign in hand is, by their roles */
        get: {
            parameters: {
                query?: {
                    campaign?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            now: string;
                            name: string;
                            unitName: string;
                            campaign: {
                                id: number;
                                name: string;
                                shortName: string;
                                unitName: string;
                                /** @enum {string} */
                                unitLevel: "national" | "province" | "city" | "county" | "town";
                                /** @enum {string} */
                                state: "draft" | "issued" | "running" | "collecting" | "closed" | "archived";
                                /** @enum {string} */
                                stage: "issue" | "run" | "report" | "summarise" | "archive";
                                issuedAt: string | null;
                            } | null;
                            office: {
                                mayWrite: boolean;
                                notice: {
                                    id: number;
                                    title: string;
                                    /** Format: date-time */
                                    issuedAt: string;
                                } | null;
                                dues: (string | null)[];
                                todos: ({
                                    /** @enum {string} */
                                    state: "ok";
                                    data: ({
                                        /** @enum {string} */
                                        kind: "review";
                                        count: number;
                                        oldest: {
                                            requirementId: number;
                                            unitId: number;
                                            unitName: string;
                                            title: string;
                                            submittedAt: string | null;
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "overdue";
                                        requirementId: number;
                                        title: string;
                                        /** Format: date-time */
                                        dueAt: string;
                                        count: number;
                                        names: string[];
                                        urgedTimes: number;
                                        urgedAt: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "due";
                                        requirements: {
                                            id: number;
                                            title: string;
                                        }[];
                                        /** Format: date-time */
                                        dueAt: string;
                                        count: number;
                                        names: string[];
                                        urgedTimes: number;
                                        urgedAt: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "unopened" | "unsigned";
                                        count: number;
                                        names: string[];
                                        hours: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "reading";
                                        id: number;
                                        title: string;
                                        fileName: string;
                                        undecided: number;
                                        updatedBy: string;
                                        /** Format: date-time */
                                        updatedAt: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "draft";
                                        campaignId: number;
                                        name: string;
                                    })[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                }) | null;
                                week: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        items: {
                                            id: number;
                                            name: string;
                                            mainVenue: boolean;
                                            unitName: string;
                                            moduleName: string | null;
                                            owner: string | null;
                                            times: {
                                                text: string;
                                                from: string | null;
                                                to: string | null;
                                                time: string | null;
                                                every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                                quote: string;
                                            }[];
                                            firstDay: string | null;
                                            lastDay: string | null;
                                            /** @enum {string} */
                                            state: "planned" | "announced" | "running" | "finished" | "postponed" | "cancelled" | "moved_online";
                                        }[];
                                        total: number;
                                        thisWeek: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                progress: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        id: number;
                                        title: string;
                                        lengthText: string | null;
                                        dueAt: string | null;
                                        due: number;
                                        draft: number;
                                        submitted: number;
                                        returned: number;
                                        accepted: number;
                                        adopted: number;
                                        late: number;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                ladder: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        behind: number;
                                        steps: {
                                            /** @enum {string} */
                                            step: "delivered" | "opened" | "acknowledged" | "responsible" | "planned" | "reported";
                                            done: number;
                                            total: number;
                                            late: number;
                                            dueAt: string | null;
                                        }[];
                                    } | null;
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                modules: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        id: number;
                                        name: string;
                                        finished: number;
                                        total: number;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                            } | null;
                            unit: {
                                units: {
                                    id: number;
                                    name: string;
                                }[];
                                tasks: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        requirementId: number;
                                        unitId: number;
                                        title: string;
                                        dueAt: string | null;
                                        lengthMax: number | null;
                                        lengthText: string | null;
                                        /** @enum {string} */
                                        state: "empty" | "draft" | "signed_off" | "submitted" | "returned" | "accepted";
                                        adopted: boolean;
                                        version: number | null;
                                        characters: number | null;
                                        wordName: string | null;
                                        pdfName: string | null;
                                        submittedAt: string | null;
                                        sentence: string | null;
                                        sentAt: string | null;
                                        reasons: string | null;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                notices: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        campaignId: number;
                                        noticeId: number;
                                        unitId: number;
                                        unitName: string;
                                        title: string;
                                        fromName: string;
                                        /** Format: date-time */
                                        deliveredAt: string;
                                        openedAt: string | null;
                                        acknowledgedAt: string | null;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                said: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        requirementId: number;
                                        title: string;
                                        unitId: number;
                                        version: number;
                                        /** @enum {string} */
                                        decision: "returned" | "accepted";
                                        adopted: boolean;
                                        reasons: string | null;
                                        by: string;
                                        /** Format: date-time */
                                        at: string;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                approvers: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        name: string;
                                        duty: string | null;
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                contacts: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        names: string[];
                                        org: string | null;
                                        phones: string[];
                                        emails: string[];
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                                activities: {
                                    /** @enum {string} */
                                    state: "ok";
                                    data: {
                                        items: {
                                            id: number;
                                            name: string;
                                            mainVenue: boolean;
                                            unitName: string;
                                            moduleName: string | null;
                                            owner: string | null;
                                            times: {
                                                text: string;
                                                from: string | null;
                                                to: string | null;
                                                time: string | null;
                                                every: ("day" | "week" | "month" | "quarter" | "year") | null;
                                                /** @description 原文（去掉全部空白后）中逐字出现的一段 */
                                                quote: string;
                                            }[];
                                            firstDay: string | null;
                                            lastDay: string | null;
                                            /** @enum {string} */
                                            state: "planned" | "announced" | "running" | "finished" | "postponed" | "cancelled" | "moved_online";
                                        }[];
                                        total: number;
                                        thisWeek: number;
                                    };
                                } | {
                                    /** @enum {string} */
                                    state: "failed";
                                    reference: string;
                                };
                            } | null;
                            signOff: ({
                                /** @enum {string} */
                                state: "ok";
                                data: {
                                    campaignId: number;
                                    campaignName: string;
                                    requirementId: number;
                                    title: string;
                                    unitId: number;
                                    unitName: string;
                                    dueAt: string | null;
                                    sentBy: string | null;
                                    sentAt: string | null;
                                    version: number;
                                }[];
                            } | {
                                /** @enum {string} */
                                state: "failed";
                                reference: string;
                            }) | null;
                            tree: ({
                                /** @enum {string} */
                                state: "ok";
                                data: {
                                    units: number;
                                    people: number;
                                    accounts: number;
                                    withoutAccount: number;
                                    withoutLiaison: number;
                                };
                            } | {
                                /** @enum {string} */
                                state: "failed";
                                reference: string;
                            }) | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{campaign}/notices/{notice}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach a file (the body; name URI-encoded in x-file-name) to a notice not yet issued */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaign: number;
                    notice: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/from-word": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a document with the text of a Word file (the body; name URI-encoded in x-file-name) */
        post: {
            parameters: {
                query: {
                    unit?: number;
                    kind: "notice" | "plan" | "letter" | "minutes" | "summary" | "report" | "other";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/compositions/{composition}/enclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a file (the body; name URI-encoded in x-file-name) that goes along in place of an attachment’s text */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    composition: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: number;
                            name: string;
                            size: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin an upload (tus creation, with or without content) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give an upload up (tus) */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Go on with an upload (tus) */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
